"""The contrast of each file is measured once, and recorded in the lock."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from sphinx_openpractices.logos.checking import measuring
from sphinx_openpractices.logos.checking.measuring import measure_logos
from sphinx_openpractices.logos.drawing import drawing
from sphinx_openpractices.logos.fetching.store import JOURNAL, BrokenLockError
from sphinx_openpractices.logos.lock.lock_file import LOCK, LockEntry, LogoContrast, read_lock, write_lock

CHECK = Path(__file__).parents[1] / "check"
DARK, LIGHT, WHITE = "for-dark.svg", "for-light.svg", "own-white-plate.svg"
EXPECTED = {
    DARK: LogoContrast(0.0, 1.0, plate=False),
    LIGHT: LogoContrast(1.0, 0.0, plate=True),
    WHITE: LogoContrast(1.0, 1.0, plate=True),
    "sign-and-white-name.svg": LogoContrast(0.25, 0.75, plate=True),
}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "_logos"


@pytest.fixture
def examined(monkeypatch):
    """The names of the files that are drawn."""
    names = []
    examine = measuring.examine_file

    def spy(path):
        names.append(path.name)
        return examine(path)

    monkeypatch.setattr(measuring, "examine_file", spy)
    return names


def paths(*names):
    return [CHECK / name for name in names]


def test_the_lock_has_the_contrast_of_each_file_by_its_digest(folder, tmp_path):
    copy = tmp_path / "copy.svg"
    shutil.copy(CHECK / DARK, copy)
    progress = []
    results = measure_logos([*paths(*EXPECTED), copy], folder, progress=lambda *numbers: progress.append(numbers))
    assert [(each.path.name, each.contrast) for each in results] == [*EXPECTED.items(), ("copy.svg", EXPECTED[DARK])]
    assert progress == [(number, 5) for number in range(1, 6)]
    lock = read_lock(folder / LOCK)
    assert lock == ({}, {digest(CHECK / name): contrast for name, contrast in EXPECTED.items()}, [])
    assert {path.name for path in folder.iterdir()} == {LOCK}


def test_a_file_is_measured_once_until_its_bytes_change(folder, tmp_path, examined):
    logo = tmp_path / "logo.svg"
    shutil.copy(CHECK / DARK, logo)
    for again, drawn in ((False, 1), (False, 0), (True, 1)):
        (result,) = measure_logos([logo], folder, again=again)
        assert (result.contrast, result.is_new, len(examined)) == (EXPECTED[DARK], bool(drawn), drawn)
        examined.clear()
    shutil.copy(CHECK / LIGHT, logo)
    assert measure_logos([logo], folder)[0].contrast == EXPECTED[LIGHT]
    assert len(read_lock(folder / LOCK).contrasts) == 2


def test_contrasts_of_files_that_are_gone_are_removed_if_all_logos_are_known(folder):
    entry = LockEntry(
        "https://a.test/a", "a-1.svg", digest(CHECK / WHITE), "image/svg+xml", 1, 1, "2025-01-31T12:00:00Z", None
    )
    measure_logos(paths(DARK, LIGHT, WHITE), folder)
    write_lock(folder / LOCK, [entry], read_lock(folder / LOCK).contrasts)
    measure_logos(paths(DARK), folder)
    assert len(read_lock(folder / LOCK).contrasts) == 3
    measure_logos(paths(DARK), folder, prune=True)
    lock = read_lock(folder / LOCK)
    assert set(lock.contrasts) == {digest(CHECK / DARK), entry.sha256}
    assert lock.entries == {entry.url: entry}


def test_what_cannot_be_measured_says_why_and_costs_nothing_else(folder, tmp_path, monkeypatch):
    (tmp_path / "text.png").write_text("no image", encoding="utf-8")
    found = measure_logos(
        [*paths("broken.svg", "empty.svg", DARK), tmp_path / "text.png", tmp_path / "none.svg"], folder
    )
    assert [each.reason for each in found] == [
        "is not well-formed XML, so browsers do not show it; correct line 3: mismatched tag",
        "draws nothing",
        "",
        "is not an image; replace it with the image",
        "cannot be read: there is no such file",
    ]
    assert set(read_lock(folder / LOCK).contrasts) == {digest(CHECK / DARK)}
    monkeypatch.setattr(drawing, "HAS_PILLOW", False)
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    assert measure_logos(paths(LIGHT), folder)[0].reason == "cannot be drawn without Pillow and resvg_py"


def test_an_unexpected_exception_costs_one_logo(folder, monkeypatch, as_for_users):
    examine = measuring.examine_file
    monkeypatch.setattr(measuring, "examine_file", lambda path: 1 // 0 if path.name == DARK else examine(path))
    dark, light = measure_logos(paths(DARK, LIGHT), folder)
    assert dark.reason.startswith("was not measured: internal error, please report this: ZeroDivisionError")
    assert light.contrast == EXPECTED[LIGHT]


def test_an_interrupted_run_keeps_what_it_has_measured(folder):
    def stop(done, number):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure_logos(paths(DARK, LIGHT), folder, progress=stop)
    assert set(read_lock(folder / LOCK).contrasts) == {digest(CHECK / DARK)}


def test_a_broken_lock_is_never_written_over(folder):
    folder.mkdir()
    (folder / LOCK).write_text("{", encoding="utf-8")
    with pytest.raises(BrokenLockError):
        measure_logos(paths(DARK), folder)
    assert (folder / LOCK).read_text(encoding="utf-8") == "{"
    assert not (folder / JOURNAL).exists()
