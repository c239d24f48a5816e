"""The lock: what is written is read, and what is wrong in it has its line."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from sphinx_openpractices.logos.lock.lock_file import LockEntry, LogoContrast, read_lock, write_lock

ENTRY = LockEntry(
    "https://example.org/dask.svg",
    "dask-0a1b2c3d.svg",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "image/svg+xml",
    200,
    None,
    "2025-01-31T12:00:00Z",
    'W/"33a64df5"',
)
PLAIN = LockEntry(
    "http://example.net/ä?logo=1",
    "logo-00ff00ff.png",
    "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
    "image/png",
    10,
    20,
    "2024-02-29T00:00:00Z",
    None,
)
WRITTEN = """\
{
  "version": 1,
  "logos": {
    "http://example.net/ä?logo=1": {
      "file": "logo-00ff00ff.png",
      "sha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
      "media_type": "image/png",
      "width": 10,
      "height": 20,
      "date": "2024-02-29T00:00:00Z",
      "etag": null
    },
    "https://example.org/dask.svg": {
      "file": "dask-0a1b2c3d.svg",
      "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "media_type": "image/svg+xml",
      "width": 200,
      "height": null,
      "date": "2025-01-31T12:00:00Z",
      "etag": "W/\\"33a64df5\\""
    }
  }
}
"""
CONTRASTS = {ENTRY.sha256: LogoContrast(1.0, 0.25, plate=True), "0" * 64: LogoContrast(0.0, 1.0, plate=False)}
MEASURED = (
    WRITTEN.removesuffix("\n}\n")
    + """,
  "contrast": {
    "0000000000000000000000000000000000000000000000000000000000000000": {
      "light": 0.0,
      "dark": 1.0,
      "plate": false
    },
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08": {
      "light": 1.0,
      "dark": 0.25,
      "plate": true
    }
  }
}
"""
)


@pytest.fixture
def lock(tmp_path):
    """Write a lock, and read it: the entries, and the mistakes as compilers print them."""

    def read(text):
        path = tmp_path / "logos.lock"
        path.write_text(text, encoding="utf-8")
        entries, contrasts, mistakes = read_lock(path, "logos.lock")
        return entries, contrasts, [str(mistake) for mistake in mistakes]

    return read


def test_a_lock_is_sorted_and_has_a_key_to_a_line(tmp_path, lock):
    path = tmp_path / "logos.lock"
    write_lock(path, [ENTRY, PLAIN])
    assert path.read_text(encoding="utf-8") == WRITTEN
    assert read_lock(path) == ({ENTRY.url: ENTRY, PLAIN.url: PLAIN}, {}, [])
    assert os.listdir(tmp_path) == ["logos.lock"]  # noqa: PTH208 - names
    write_lock(path, [ENTRY, PLAIN], CONTRASTS)
    assert path.read_text(encoding="utf-8") == MEASURED
    assert read_lock(path) == ({ENTRY.url: ENTRY, PLAIN.url: PLAIN}, CONTRASTS, [])


def test_a_lock_that_would_not_change_is_not_touched(tmp_path):
    path = tmp_path / "logos.lock"
    write_lock(path, [ENTRY])
    os.utime(path, (1, 1))
    write_lock(path, [ENTRY])
    assert path.stat().st_mtime == 1
    write_lock(path, [ENTRY, PLAIN])
    assert path.stat().st_mtime > 1


def test_no_lock_is_an_empty_one(tmp_path):
    assert read_lock(tmp_path / "logos.lock") == ({}, {}, [])


def test_a_lock_that_cannot_be_read_is_a_mistake(tmp_path):
    entries, _contrasts, mistakes = read_lock(tmp_path, "folder")
    assert entries == {}
    assert [str(mistake) for mistake in mistakes] == ["folder:1: use a file; this is a folder"]


FIELDS = [
    *(
        ('"file": "logo-00ff00ff.png"', f'"file": "{name}"', f".file: {name!r} is not the name of a file")
        for name in ("../logo.png", "/logo.png", "a/b.png", "..", "logo.*")
    ),
    (
        '"file": "logo-00ff00ff.png"',
        '"file": "logo.svg"',
        '.file: "logo.svg" does not end in .png, the suffix of image/png',
    ),
    ('"sha256": "6', '"sha256": "', ".sha256: '0303ae22"),
    ('"image/png"', '"text/html"', ".media_type: 'text/html' is not one of image/svg+xml"),
    ('"width": 10', '"width": true', ".width: True is not a number of pixels, nor null"),
    ('"width": 10', '"width": 0', ".width: 0 is not a number of pixels, nor null"),
    ('"height": 20', '"height": "20"', ".height: '20' is not a number of pixels, nor null"),
    ("2024-02-29T", "2023-02-29T", ".date: '2023-02-29T00:00:00Z' is not a date of the calendar"),
    ('"etag": null', '"etag": "x\\r\\nCookie: a"', r".etag: 'x\r\nCookie: a' is not an ETag"),
    ('"etag": null', '"etags": null', '.etags: unknown key; did you mean "etag"?'),
    (',\n      "etag": null', "", ': the key "etag" is missing'),
    ('"etag": null', '"date": null', ".date: is given twice; remove one"),
]


@pytest.mark.parametrize(("right", "wrong", "words"), FIELDS)
def test_a_mistake_has_its_line_and_leaves_its_entry_out(right, wrong, words, lock):
    assert right in WRITTEN
    text = WRITTEN.replace(right, wrong, 1)
    entries, _contrasts, mistakes = lock(text)
    line = text[: text.find(wrong) + 1 if wrong else text.find("http:")].count("\n") + 1
    expected = f'logos.lock:{line}: logos["http://example.net/ä?logo=1"]{words}'
    assert any(mistake.startswith(expected) for mistake in mistakes)
    assert set(entries) == {ENTRY.url}


CONTRAST_FIELDS = [
    ('"light": 0.0', '"light": "0"', ".light: '0' is not a number from 0 to 1"),
    ('"light": 0.0', '"light": true', ".light: True is not a number from 0 to 1"),
    ('"dark": 1.0', '"dark": 1.5', ".dark: 1.5 is not a number from 0 to 1"),
    ('"dark": 1.0', '"dark": NaN', ""),
    ('"plate": false', '"plate": 0', ".plate: 0 is not true or false"),
    ('"dark": 1.0', '"drak": 1.0', '.drak: unknown key; did you mean "dark"?'),
    ('"light": 0.0,\n', "", ': the key "light" is missing'),
]


@pytest.mark.parametrize(("right", "wrong", "words"), CONTRAST_FIELDS)
def test_a_mistake_in_a_contrast_has_its_line_and_costs_that_contrast(right, wrong, words, lock):
    text = MEASURED.replace(right, wrong, 1)
    assert text != MEASURED
    path = f'contrast["{"0" * 64}"]'
    entries, contrasts, mistakes = lock(text)
    line = text[: text.find(wrong) if wrong else text.find('"0000')].count("\n") + 1
    if words:
        assert any(each.startswith(f"logos.lock:{line}: {path}{words}") for each in mistakes)
        assert (set(entries), set(contrasts)) == ({ENTRY.url, PLAIN.url}, {ENTRY.sha256})
    assert mistakes


def test_contrasts_belong_to_digests(lock):
    found = lock(MEASURED.replace('"0000', '"000'))
    wanted = "is not a SHA-256 digest of 64 hexadecimal digits"
    assert found[2] == [f"logos.lock:24: contrast[\"{'0' * 63}\"]: '{'0' * 63}' {wanted}"]
    assert lock('{"version": 1, "logos": {}, "contrast": []}') == (
        {},
        {},
        ["logos.lock:1: contrast: is a list; write a mapping of SHA-256 digests"],
    )


WHOLE = [
    ("", "logos.lock:1: is empty; delete it, and fetch the logos again"),
    ("[]", "logos.lock:1: is a list; delete it, and fetch the logos again"),
    ('{"version": 2, "logos": {}}', "logos.lock:1: version: is 2; this release of sphinx-openpractices reads 1"),
    ('{"logos": {}}', 'logos.lock:1: the key "version" is missing'),
    ('{"version": 1}', 'logos.lock:1: the key "logos" is missing'),
    ('{"version": 1,\n"logos": []}', "logos.lock:2: logos: is a list; write a mapping of URLs"),
    ('{"version": 1, "logos": {"x.svg":\n{}}}', "logos.lock:1: logos[\"x.svg\"]: 'x.svg' is not an http or https URL"),
    ("[" * 100_000, "logos.lock:1: is nested more than 50 levels deep"),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_file_that_is_no_lock_says_why(text, expected, lock):
    entries, _contrasts, mistakes = lock(text)
    assert entries == {}
    assert mistakes[0].startswith(expected)


def test_both_sides_of_a_merge_are_called_so(lock):
    entries, _contrasts, mistakes = lock(WRITTEN.replace('      "width": 10', '<<<<<<< ours\n      "width": 10'))
    assert entries == {}
    assert mistakes == ["logos.lock:8: resolve the merge conflict that begins or ends here"]


def test_an_entry_that_is_there_twice_is_a_mistake(lock):
    one = json.dumps({"file": ENTRY.file, "sha256": ENTRY.sha256})
    _entries, _contrasts, mistakes = lock(
        f'{{"version": 1, "logos": {{\n"https://x.org/a": {one},\n"https://x.org/a": {one}}}}}'
    )
    assert "logos.lock:3: logos.https://x.org/a: is given twice; remove one" in mistakes


def test_two_thousand_entries_are_read_in_a_blink(tmp_path):
    path = Path(tmp_path / "logos.lock")
    entries = [
        LockEntry(f"https://example.org/{number}.svg", f"x-{number}.svg", ENTRY.sha256, *list(vars_of(ENTRY))[3:])
        for number in range(2000)
    ]
    write_lock(path, entries)

    def seconds():
        start = time.process_time()
        read, _contrasts, mistakes = read_lock(path)
        assert (len(read), mistakes) == (2000, [])
        return time.process_time() - start

    assert any(seconds() < 0.3 for _attempt in range(3))


def vars_of(entry):
    return (getattr(entry, name) for name in entry.__slots__)
