"""What is found wrong with logos; ``findings.txt`` has the lines."""

from __future__ import annotations

import hashlib
import io
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from sphinx_openpractices.logos.checking import checks, file_checks, sheet
from sphinx_openpractices.logos.checking.checks import Logo, check_logos, describe_unchecked
from sphinx_openpractices.logos.checking.findings import FindingKind, Severity, has_failed, make_lock_finding
from sphinx_openpractices.logos.drawing import drawing
from sphinx_openpractices.logos.lock.lock_file import LOCK, LockContent, LockEntry, LogoContrast, read_lock, write_lock
from sphinx_openpractices.logos.reading.svg import Cleaned

HERE = Path(__file__).parent
EXPECTED = HERE / "findings.txt"


def encode(image, form="PNG", **options):
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def made():
    """The files that are no text, by name."""
    noise = Image.frombytes("RGB", (400, 200), random.Random(1).randbytes(240_000))  # noqa: S311 - no secret
    blue = Image.new("RGB", (400, 200), "#2475d8")
    return {
        "good.png": encode(blue),
        "good.jpg": encode(blue, "JPEG"),
        "other-suffix.jpeg": encode(blue, "JPEG"),
        "tiny.png": encode(blue.resize((60, 30))),
        "coarse.png": encode(blue.resize((180, 90))),
        "with-margins.png": encode(ImageOps.expand(blue, 200, "#fefefe")),
        "heavy.png": encode(noise),
        "cut.png": encode(noise)[:50_000],
        "cut.jpg": encode(noise, "JPEG")[:9_000],
        "called.svg": encode(blue),
        "bitmap.bmp": encode(blue, "BMP"),
        "transparent.png": encode(Image.new("RGBA", (400, 200))),
        "nothing.png": b"",
        "fetched-1.png": encode(blue),
        "changed-2.png": encode(blue.resize((360, 180))),
    }


@pytest.fixture
def logo(tmp_path):
    """A logo of a file in the folder of the test."""

    def make(name, key="logo", url="", *, has_dark=False, plate=""):
        slug = name.replace(".", "-")
        path = None if name.startswith("no-path") else tmp_path / name
        return Logo(slug.capitalize(), slug, key, url or name, path, url, "projects.yml", 3, has_dark, plate)

    return make


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the test, with all files in it; it is the current one, so that messages name no other."""
    for path in (HERE.parent / "check").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name, data in made().items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def measured(folder):
    """A lock with the contrast of each file; builds know nothing else of it."""
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()]
    return LockContent({}, dict.fromkeys(digests, LogoContrast(1.0, 1.0, plate=False)), [])


def locked(url, file, data):
    digest = hashlib.sha256(data).hexdigest()
    return LockEntry(url, file, digest, "image/png", 400, 200, "2025-01-31T12:00:00Z", None)


def test_each_kind_of_finding_has_its_line(folder, logo, same_text, monkeypatch):
    monkeypatch.setattr(drawing, "DRAWING_SECONDS", 2)  # for endless.svg
    host = "https://logos.example"
    files = made()
    entries = {
        entry.url: entry
        for entry in (
            locked(f"{host}/fetched.png", "fetched-1.png", files["fetched-1.png"]),
            locked(f"{host}/changed.png", "changed-2.png", files["fetched-1.png"]),
            locked(f"{host}/margins.svg", "with-margins.svg", (folder / "with-margins.svg").read_bytes()),
            locked(f"{host}/gone.png", "gone-3.png", b""),
            locked(f"{host}/old.png", "old-4.png", b""),
        )
    }
    contrasts = measured(folder).contrasts
    write_lock(folder / LOCK, entries.values())
    names = sorted(path.name for path in folder.iterdir() if path.stem.rpartition("-")[2] not in {"1", "2"})
    logos = [
        *(logo(name) for name in names if name != LOCK),
        logo("missing.svg"),
        logo("god.svg"),
        logo("no-path.svg"),
        logo("for-light.svg", has_dark=True),
        logo("for-light.svg", plate="never"),
        logo("for-light.svg", plate="always"),
        *(logo(name, "logo-dark") for name in ("for-dark.svg", "for-light.svg", "gray-mid.svg")),
        logo("fetched-1.png", url=f"{host}/fetched.png"),
        logo("with-margins.svg", url=f"{host}/margins.svg"),
        logo("changed-2.png", url=f"{host}/changed.png"),
        logo("gone-3.png", url=f"{host}/gone.png"),
        logo("no-path", url=f"{host}/not-fetched.svg"),
    ]
    (folder / "wrong.lock").write_text('{"version": 7}', encoding="utf-8")
    mistakes = read_lock(Path("wrong.lock")).mistakes
    (folder / "changed-later.png").write_bytes(encode(Image.new("RGB", (400, 200), "#2475d9")))
    logos += [
        logo("changed-later.png"),
        logo("changed-later.png", has_dark=True),
        logo("changed-later.png", "logo-dark"),
        logo("changed-later.png", plate="never"),
    ]
    findings = [*check_logos(logos, LockContent(entries, contrasts, []), Path()), *map(make_lock_finding, mistakes)]
    same_text("\n".join(map(str, findings)), EXPECTED.read_text(encoding="utf-8"), "findings")
    assert {finding.kind for finding in findings} == set(FindingKind) - {FindingKind.INTERNAL}


def test_what_is_right_gives_no_finding(folder, logo):
    logos = [logo("good.svg"), logo("good.png"), logo("other-suffix.jpeg"), logo("good.svg", "logo-dark")]
    logos += [logo("pale.svg", "cover"), logo("own-white-plate.svg", "cover")]  # has a background of its own
    assert check_logos(logos, measured(folder), folder) == []
    assert describe_unchecked() == ""


def test_advice_is_no_failure(folder, logo):
    findings = check_logos([logo("coarse.png"), logo("for-light.svg")], measured(folder), folder)
    assert [finding.severity for finding in findings] == [Severity.ADVICE, Severity.ADVICE]
    assert not has_failed(findings)
    assert has_failed(check_logos([logo("tiny.png")], measured(folder), folder))


def test_text_that_is_not_drawn_may_want_for_a_font_only(tmp_path, logo):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text x="90" y="5">Name</text></svg>'
    (tmp_path / "text.svg").write_text(svg, encoding="utf-8")
    assert [finding.kind for finding in check_logos([logo("text.svg")], measured(tmp_path), tmp_path)] == [
        FindingKind.FONT
    ]


WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1].split()))
from importlib import util
from pathlib import Path
find_spec = util.find_spec
util.find_spec = lambda name: None if name in sys.argv[1] else find_spec(name)

from sphinx_openpractices.logos.checking.checks import Logo, check_logos, describe_unchecked
from sphinx_openpractices.logos.lock.lock_file import LockContent

names = ("active.svg", "broken.svg", "for-dark.svg", "cut.png", "tiny.png", "heavy.png")
logos = [Logo("T", name, "logo", name, Path(name), "", "p.yml", 1, False, "always") for name in names]
for finding in check_logos(logos, LockContent({}, {}, []), Path()):
    print(finding.path, finding.kind)
print(describe_unchecked())
"""


@pytest.mark.parametrize(
    ("libraries", "expected"),
    [
        (
            "PIL resvg_py",
            "contrast, and whether images are complete, cannot be checked without Pillow and resvg_py",
        ),
        ("resvg_py", "the contrast of SVG logos cannot be checked without resvg_py"),
    ],
)
def test_without_the_libraries_the_rest_is_checked_and_one_line_says_what_was_not(folder, libraries, expected):
    command = [sys.executable, "-c", WITHOUT, libraries]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours
    kinds = ["active.svg.logo active", "broken.svg.logo broken", "tiny.png.logo small", "heavy.png.logo heavy"]
    broken = ["cut.png.logo broken"] if libraries == "resvg_py" else []
    note = f'{expected}; install "sphinx-openpractices[images]"'
    assert sorted(output.splitlines()) == sorted([*kinds, *broken, note])


def test_a_file_that_ends_resvg_ends_nothing_else():
    # Deeper than the stack of resvg; clean() would refuse it, so it is drawn as it is.
    deep = '<g opacity=".9">' * 900 + '<path d="M0 0h9v9z"/>' + "</g>" * 900
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{deep}</svg>'.encode()
    with pytest.raises(ValueError, match="resvg exited with status"):
        drawing.draw_svg(Cleaned(data, (), text=False, raster=False), (344, 152))


def test_an_unexpected_exception_costs_one_logo(folder, logo, monkeypatch, as_for_users):
    def fail(cleaned, size):
        raise ZeroDivisionError("of a test")

    monkeypatch.setattr(file_checks, "draw_svg", fail)
    findings = check_logos([logo("good.svg"), logo("tiny.png"), logo("missing.svg")], measured(folder), folder)
    assert [finding.kind for finding in findings] == [FindingKind.INTERNAL, FindingKind.SMALL, FindingKind.MISSING]
    assert str(findings[0]).startswith(
        'projects.yml:3: error: good-svg.logo: "good.svg" was not checked: internal error, please report this: '
        "ZeroDivisionError: of a test (test_checks.py:"
    )
    assert has_failed(findings[:1])


COLLABORATORS = [
    (checks, "examine_file"),
    (checks, "urlsplit"),
    (file_checks, "read_content"),
    (file_checks, "detect_media_type"),
    (file_checks, "read_shown_root"),
    (file_checks, "clean_svg"),
    (file_checks, "measure_logo_contrast"),
    (file_checks, "draw_raster"),
]


@pytest.mark.parametrize(("owner", "name"), COLLABORATORS, ids=[name for _owner, name in COLLABORATORS])
def test_whatever_fails_unexpectedly_every_logo_has_its_line(owner, name, folder, logo, monkeypatch, as_for_users):
    def fail(*_arguments):
        raise ZeroDivisionError("of a test")

    monkeypatch.setattr(owner, name, fail)
    logos = [logo("good.svg"), logo("good.png"), logo("no-path.svg"), logo("none", url="https://a.test/a.svg")]
    findings = check_logos(logos, measured(folder), folder)
    assert FindingKind.INTERNAL in {finding.kind for finding in findings}
    assert FindingKind.MISSING in {finding.kind for finding in findings}


def test_an_unexpected_exception_costs_one_picture_of_the_sheet(folder, logo, monkeypatch, as_for_users):
    def fail(data):
        raise ZeroDivisionError("of a test")

    monkeypatch.setattr(sheet, "clean_svg", fail)
    sources, findings = sheet.make_sources([logo("good.svg"), logo("good.png"), logo("good.svg", "logo-dark")])
    assert sources[folder / "good.svg"] == ""
    assert sources[folder / "good.png"].startswith("data:image/png;base64,")
    assert [(finding.kind, finding.path) for finding in findings] == [(FindingKind.INTERNAL, "good-svg.logo")]


def test_where_the_system_allows_no_thread_logos_are_checked_one_after_another(folder, logo, monkeypatch):
    def start(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    findings = check_logos([logo("god.svg"), logo("missing.svg")], measured(folder), folder)
    assert [finding.kind for finding in findings] == [FindingKind.MISSING] * 2
