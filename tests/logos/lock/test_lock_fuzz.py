"""No bytes at all make the reader of locks do anything but return entries and located mistakes.

``pytest --minutes 5 tests/logos/lock/test_lock_fuzz.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_lock import ENTRY, MEASURED, PLAIN

from sphinx_openpractices.logos.fetching.store import read_journal
from sphinx_openpractices.logos.lock.lock_entry import to_values
from sphinx_openpractices.logos.lock.lock_file import LockEntry, LogoContrast, read_lock, write_lock
from sphinx_openpractices.text.messages import Message


@pytest.fixture(scope="module")
def load(tmp_path_factory):
    """Read a lock of these bytes, and assert what always holds."""
    path = tmp_path_factory.mktemp("fuzz") / "logos.lock"

    def load(data):
        path.write_bytes(data)
        entries, contrasts, mistakes = read_lock(path, "logos.lock")
        lines = len(re.split(rb"\r\n|\r|\n", data))
        for mistake in mistakes:
            assert isinstance(mistake, Message)
            assert mistake.file == "logos.lock"
            assert 1 <= mistake.line <= lines + 1
            assert mistake.text.strip()
            assert str(mistake).isprintable()
        for url, entry in entries.items():
            assert isinstance(entry, LockEntry)
            assert entry.url == url
            assert re.fullmatch(r"[\w-]+\.(svg|png|jpg|gif|webp)", entry.file)
            (entry.etag or "").encode("ascii")
        for digest, contrast in contrasts.items():
            assert isinstance(contrast, LogoContrast)
            assert re.fullmatch("[0-9a-f]{64}", digest)
            assert all(0 <= share <= 1 for share in contrast[:2])
        # What was read without a mistake is written and read as it is; the journal takes it, too.
        if not mistakes:
            write_lock(path, entries.values(), contrasts)
            assert read_lock(path) == (entries, contrasts, [])
        lines = [json.dumps({"url": url, **to_values(entry)}).encode() for url, entry in entries.items()]
        path.write_bytes(b"\n".join([data, *lines]))
        assert read_journal(path).items() >= entries.items()
        return entries, mistakes

    return load


SEED = MEASURED.encode()
TOKENS = rb"""{ } [ ] : , " \ \u \ud800 \" 1 -1 1e9 0.5 NaN Infinity null true // # <<<<<<< ======= "version" "logos"
"file" "sha256" "contrast" "dark" "url" "https://x" "../x.svg" "a/b.png" "con.svg" {} [] "" """.split()
STRANGERS = [b"\0", b"\x1b", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xff", b"\n", b"\r", b" "]
JUNK = st.sampled_from([*TOKENS, *STRANGERS]) | st.binary(max_size=4)


@st.composite
def mutations(draw):
    """A lock with some pieces deleted, inserted, repeated or replaced."""
    data = SEED
    for _each in range(draw(st.integers(1, 5))):
        one, two = sorted(draw(st.integers(0, len(data))) for _each in range(2))
        change = draw(st.sampled_from(["delete", "insert", "repeat", "replace"]))
        if change == "delete":
            data = data[:one] + data[two:]
        elif change == "insert":
            data = data[:one] + draw(JUNK) + data[one:]
        elif change == "repeat":
            data = data[:two] + data[one:]
        else:
            data = data[:one] + draw(JUNK) + data[one + 1 :]
    return data


def test_arbitrary_bytes_are_a_lock_or_mistakes(load):
    @example(b"")
    @example(b"9" * 5000)
    @example(b'{"version": 1, "logos": {"https://x.org/a": {"width": ' + b"9" * 5000 + b"}}}")
    @example(b"[" * 50_000)
    @given(st.binary(max_size=60) | st.lists(JUNK, max_size=30).map(b"".join))
    def check(data):
        load(data)

    check()


def test_damaged_locks_are_a_lock_or_mistakes(load):
    @given(mutations())
    def check(data):
        load(data)

    check()


TEXTS = st.text(max_size=8) | st.sampled_from(["https://[", "https://x.org/\ud800", 'W/"\x7f"', "\0", "<<", "日本"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3))
CHANGES = st.dictionaries(st.sampled_from([*to_values(ENTRY)]) | TEXTS, VALUES, max_size=3)
ENTRIES = CHANGES.map(lambda changes: {**to_values(PLAIN), **changes}) | VALUES


def test_arbitrary_values_are_entries_or_mistakes(load):
    @given(st.dictionaries(st.just(ENTRY.url) | st.just(PLAIN.url) | TEXTS, ENTRIES, max_size=3))
    def check(logos):
        entries, mistakes = load(json.dumps({"version": 1, "logos": logos}, indent=1).encode("utf-8", "replace"))
        assert mistakes or len(entries) == len(logos)

    check()
