"""A small site's logos for the tests of the contact sheet: good ones, pairs, and one for most findings."""

from __future__ import annotations

import base64
from hashlib import sha256
from pathlib import Path

from sphinx_openpractices.logos.checking.checks import Logo, check_logos
from sphinx_openpractices.logos.checking.sheet import make_sources, render_sheet
from sphinx_openpractices.logos.lock.lock_file import LockContent, LockEntry, LogoContrast

TESTS = Path(__file__).parent
CHECK = TESTS / "logos" / "check"
DOCS = TESTS.parent / "docs" / "logos"
SITES = TESTS / "browser" / "sites" / "logos"
URL = "https://logos.example/a-long-folder-of-logos/without-a-break-in-its-name/fetched.svg"
FILES = {
    "Sphinx": DOCS / "sphinx.svg",
    "pytest": DOCS / "pytest.svg",
    "Pygments": DOCS / "pygments.png",
    "Wide": SITES / "wide.svg",
    "Tall": CHECK / "tall.svg",
    "Very wide": CHECK / "wide.svg",
    "Raster": SITES / "raster.png",
    "Made for dark": CHECK / "for-dark.svg",
    "A name that is much longer than most, in which there is a Wortzusammensetzungsungetüm": CHECK / "pale.svg",
    "Sign & <white> name": CHECK / "sign-and-white-name.svg",
    "Active": CHECK / "active.svg",
    "Text": CHECK / "text.svg",
    "Broken": CHECK / "broken.svg",
    "Missing": CHECK / "missing.svg",
    "Mid": CHECK / "gray-mid.svg",
}
PAIRS = {
    "pydata-sphinx-theme": (DOCS / "pydata-sphinx-theme.svg", DOCS / "pydata-sphinx-theme-dark.svg"),
    "A pair that changed places": (CHECK / "for-dark.svg", CHECK / "for-light.svg"),
}


def site_logos():
    """The logos, in the order of a catalog."""
    lines = iter(range(3, 1000, 7))
    for title, path in FILES.items():
        yield Logo(title, title.lower(), "logo", path.name, path, "", "projects.yml", next(lines))
    for title, (light, dark) in PAIRS.items():
        line = next(lines)
        yield Logo(title, title.lower(), "logo", light.name, light, "", "projects.yml", line, has_dark=True)
        yield Logo(title, title.lower(), "logo-dark", dark.name, dark, "", "projects.yml", line + 1, has_dark=True)
    yield Logo("Remote", "remote", "logo", URL, None, URL, "use.md", 12)


def make_sheet(note=""):
    """The HTML of the sheet."""
    logos = list(site_logos())
    old = LockEntry(f"{URL}?old", "old-1.svg", "0" * 64, "image/svg+xml", 1, 1, "2025-01-31T12:00:00Z", None)
    digests = [sha256(logo.path.read_bytes()).hexdigest() for logo in logos if logo.path and logo.path.is_file()]
    lock = LockContent({old.url: old}, dict.fromkeys(digests, LogoContrast(1.0, 0.0, plate=True)), [])
    return render_sheet(logos, check_logos(logos, lock, Path("_logos")), make_sources(logos)[0], note)


def data_of(source):
    """The bytes of a ``data:`` URL."""
    return base64.b64decode(source.partition("base64,")[2])
