"""No bytes at all make the loader do anything but return projects and located messages.

``pytest --minutes 5 tests/catalog/test_catalog_fuzz.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entries import Catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.values import read_identifier
from sphinx_openpractices.text.messages import Message

CATALOGS = Path(__file__).parent / "catalogs"
SUFFIXES = (".yml", ".toml", ".json")
SEEDS = {suffix: [path.read_bytes() for path in sorted(CATALOGS.rglob(f"*{suffix}"))] for suffix in SUFFIXES}


@pytest.fixture(scope="module")
def load(tmp_path_factory):
    """Read a catalog of these bytes, and assert what always holds."""
    folder = tmp_path_factory.mktemp("fuzz")

    def load(name, data):
        path = folder / name
        path.write_bytes(data)
        catalog, mistakes = read_catalog({name: path}, {"relation": ("use", "maintain")}, PROJECTS)
        lines = len(re.split(rb"\r\n|\r|\n", data))
        assert isinstance(catalog, Catalog)
        for mistake in mistakes:
            assert isinstance(mistake, Message)
            assert mistake.file == name
            assert 1 <= mistake.line <= lines + 1
            assert mistake.text.strip()
            assert str(mistake).isprintable()
        for entry in catalog.entries:
            assert read_identifier(entry.record.id)
            assert entry.record.title.strip()
            assert all(1 <= line <= lines + 1 for line in (entry.line, *entry.lines.values()))
            repr(entry).encode()
            for text in (entry.record.title, entry.record.caption, entry.record.summary, *entry.record.tags):
                text.encode()
        assert len(catalog.by_id) == len(catalog.entries)
        return catalog, mistakes

    return load


# Whole files

PIECES = rb"""
    - ? : , [ ] { } [[ ]] ' "  \ \u \ud800 \x00 # & * &a *a << ! !! !%ED%A0%80 % @ ` | >- --- ... ~ = . $schema // /*
    projects title extra id 1e9 0x 1:0:0. 2025-13-45 08:00:00 NaN - + _ T true no
"""
BLANKS = [b" ", b"\n", b"\n  ", b"\r", b"\r\n", b"\t", b"- ", b"? ", b": ", b"<<: *a\n"]
STRANGERS = [b"\0", b"\x1b", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xff", b"\xc3"]
TOKENS = st.sampled_from([*PIECES.split(), b"'''", b'"""', *BLANKS, *STRANGERS])
JUNK = TOKENS | st.binary(max_size=4) | st.text(max_size=3).map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def mutations(draw, suffix):
    """A file of the test suite with some pieces deleted, inserted, swapped or repeated."""
    data = draw(st.sampled_from(SEEDS[suffix]))
    for _each in range(draw(st.integers(1, 6))):
        one, two, three = sorted(draw(st.integers(0, len(data))) for _each in range(3))
        before, left, right, after = data[:one], data[one:two], data[two:three], data[three:]
        change = draw(st.sampled_from(["delete", "insert", "swap", "repeat", "replace"]))
        if change == "delete":
            data = before + right + after
        elif change == "insert":
            data = before + draw(JUNK) + left + right + after
        elif change == "swap":
            data = before + right + left + after
        elif change == "repeat":
            data = before + left * draw(st.integers(2, 3)) + right + after
        else:
            data = before + draw(JUNK) + right[1:] + after
    return data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_arbitrary_bytes_are_a_catalog_or_mistakes(suffix, load):
    @example(b"")
    @example(b"\xef\xbb\xbf")
    @given(st.binary(max_size=60) | st.lists(JUNK, max_size=30).map(b"".join))
    def check(data):
        load(f"bytes{suffix}", data)

    check()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_damaged_files_are_a_catalog_or_mistakes(suffix, load):
    @given(mutations(suffix))
    def check(data):
        load(f"damaged{suffix}", data)

    check()


# Values

TEXTS = st.text(max_size=8) | st.sampled_from(
    [
        "Dask",
        "a, b",
        "use",
        "https://dask.org",
        "https://[",
        "mailto:a@b",
        "//x",
        "MIT",
        "(MIT",
        "\ud800",
        "\0",
        "<<",
        "日本",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
KEYS = st.sampled_from([*get_keys(Project), "titel", "<<"]) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)
ENTRIES = st.dictionaries(KEYS, VALUES, max_size=6).map(lambda entry: {"title": "Dask", **entry}) | VALUES


@pytest.mark.parametrize("suffix", [".yml", ".json"])
def test_arbitrary_values_under_projects_are_entries_or_mistakes(suffix, load):
    dump = {".yml": lambda value: yaml.safe_dump(value, allow_unicode=True), ".json": json.dumps}[suffix]

    @given(st.lists(ENTRIES, max_size=4) | VALUES)
    def check(projects):
        data = dump({"projects": projects}).encode("utf-8", "surrogatepass")
        catalog, mistakes = load(f"values{suffix}", data)
        assert mistakes or len(catalog.entries) == len(projects)

    check()
