"""No bytes at all make the loader do anything but return entries and located messages.

``pytest --minutes 5 tests/catalog/test_catalog_fuzz.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entries import Catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.framework import Framework
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.values import read_identifier
from sphinx_openpractices.text.messages import Message
from sphinx_openpractices.text.unexpected import INTERNAL_KIND

FOLDER = Path(__file__).parent
CATALOGS = {PROJECTS: FOLDER / "catalogs", PRACTICES: FOLDER / "practices" / "catalogs"}
SUFFIXES = (".yml", ".toml", ".json")
SEEDS = {
    (each, suffix): [path.read_bytes() for path in sorted(folder.rglob(f"*{suffix}"))]
    for each, folder in CATALOGS.items()
    for suffix in SUFFIXES
}
every_type = pytest.mark.parametrize("entry_type", CATALOGS, ids=lambda each: each.name)


def list_texts(value):
    """All texts of a record, and of those inside it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from list_texts(each)
    elif dataclasses.is_dataclass(value):
        for key in get_keys(type(value)).values():
            yield from list_texts(getattr(value, key.field))


@pytest.fixture(scope="module")
def load(tmp_path_factory):
    """Read a catalog of these bytes, and assert what always holds."""
    folder = tmp_path_factory.mktemp("fuzz")

    def load(entry_type, name, data):
        path = folder / name
        path.write_bytes(data)
        catalog, mistakes = read_catalog({name: path}, {"relation": ("use", "maintain")}, entry_type)
        lines = len(re.split(rb"\r\n|\r|\n", data))
        assert isinstance(catalog, Catalog)
        for mistake in mistakes:
            assert isinstance(mistake, Message)
            assert mistake.file == name
            assert 1 <= mistake.line <= lines + 1
            assert mistake.text.strip()
            assert str(mistake).isprintable()
            assert mistake.kind != INTERNAL_KIND
        for entry in catalog.entries:
            assert read_identifier(entry.record.id)
            assert entry.record.title.strip() or entry_type is PRACTICES
            assert all(1 <= line <= lines + 1 for line in (entry.line, *entry.lines.values()))
            repr(entry).encode()
            for text in list_texts(entry.record):
                text.encode()
            for framework, principle in map(split_principle, getattr(entry.record, "principle", ())):
                assert principle in catalog.frameworks[framework].principles
        assert len(catalog.by_id) == len(catalog.entries)
        return catalog, mistakes

    return load


# Whole files

PIECES = rb"""
    - ? : , [ ] { } [[ ]] ' "  \ \u \ud800 \x00 # & * &a *a << ! !! !%ED%A0%80 % @ ` | >- --- ... ~ = . $schema // /*
    projects practices frameworks evidence title extra id 1e9 0x 1:0:0. 2025-13-45 08:00:00 NaN - + _ T true no
"""
BLANKS = [b" ", b"\n", b"\n  ", b"\r", b"\r\n", b"\t", b"- ", b"? ", b": ", b"<<: *a\n"]
STRANGERS = [b"\0", b"\x1b", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xff", b"\xc3"]
TOKENS = st.sampled_from([*PIECES.split(), b"'''", b'"""', *BLANKS, *STRANGERS])
JUNK = TOKENS | st.binary(max_size=4) | st.text(max_size=3).map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def mutations(draw, entry_type, suffix):
    """A file of the test suite with some pieces deleted, inserted, swapped or repeated."""
    data = draw(st.sampled_from(SEEDS[entry_type, suffix]))
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
        load(PROJECTS, f"bytes{suffix}", data)

    check()


@every_type
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_damaged_files_are_a_catalog_or_mistakes(suffix, entry_type, load):
    @given(mutations(entry_type, suffix))
    def check(data):
        load(entry_type, f"damaged{suffix}", data)

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
        catalog, mistakes = load(PROJECTS, f"values{suffix}", data)
        assert mistakes or len(catalog.entries) == len(projects)

    check()


# Values inside values

PARTS = st.sampled_from(
    [
        "[A](b) 2026-05-01",
        "[A](b)\n[C](d)",
        "2026-12-31 Text <b>",
        "2024-03-01 met Note",
        "2024-02-30 met",
        "posi-2.0#coverage",
        "own#one",
        "12 months",
        "2024-03",
        "met",
        "high",
    ]
)


def records(cls):
    """Mappings with the keys of a dataclass, most of them of the right kind, at any depth."""
    texts = PARTS | TEXTS
    values = {
        key.name: st.lists(st.deferred(lambda item=key.items: records(item)) | texts, max_size=3) | VALUES
        if key.items
        else st.dictionaries(texts, texts, max_size=2) | VALUES
        if key.mapping
        else texts | st.lists(texts, max_size=2) | VALUES
        for key in get_keys(cls).values()
    }
    required = {key.name: values.pop(key.name) for key in get_keys(cls).values() if key.required}
    return st.fixed_dictionaries(required, optional=values | {"url": TEXTS})


FILES = st.fixed_dictionaries(
    {"practices": st.lists(records(Practice), max_size=3) | VALUES},
    optional={"frameworks": st.lists(records(Framework), max_size=2) | VALUES},
)


@pytest.mark.parametrize("suffix", [".yml", ".json"])
def test_arbitrary_values_inside_practices_and_frameworks_are_entries_or_mistakes(suffix, load):
    dump = {".yml": lambda value: yaml.safe_dump(value, allow_unicode=True), ".json": json.dumps}[suffix]

    @given(FILES)
    def check(data):
        catalog, mistakes = load(PRACTICES, f"nested{suffix}", dump(data).encode("utf-8", "surrogatepass"))
        assert mistakes or len(catalog.entries) + len(catalog.drafts) == len(data["practices"])

    check()
