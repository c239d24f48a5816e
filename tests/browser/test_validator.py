"""Every page that we have a hand in is valid HTML, according to the Nu HTML checker."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

WRITTEN_ROLES = re.compile(
    r"The “role” attribute must not be used on a “(?:tr|th|td)” element which has a “table” ancestor"
)
"""On a phone, rows and cells of practices are blocks, and then engines take their roles from them unless the roles are
written out: https://adrianroselli.com/2018/02/tables-css-display-properties-and-aria.html"""
BAD = "<!doctype html><html lang=en><title>Bad</title><p><div></div></p></html>"


def read_errors(vnu, sites):
    """Check all pages of the sites in one run, since Java starts slowly; the result is a list for each site."""
    # In _static are files of the parent theme that no reader opens.
    pages = {
        name: [str(path) for path in sorted(site.rglob("*.html")) if "_static" not in path.parts]
        for name, site in sites.items()
    }
    assert all(pages.values())
    command = [
        *vnu,
        "--errors-only",
        "--stdout",
        "--format",
        "json",
        *(path for each in pages.values() for path in each),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the checker
    assert done.stdout, done.stderr
    found = {name: [] for name in sites}
    for message in json.loads(done.stdout)["messages"]:
        path = Path(message["url"].removeprefix("file:"))
        name = next(name for name, site in sites.items() if path.is_relative_to(site))
        place = f"{path.relative_to(sites[name])}:{message.get('lastLine', '')}"
        found[name].append(f"{place}: {message['message']}\n  {' '.join(message.get('extract', '').split())}")
    return found


def test_pages_of_our_theme_of_the_documentation_and_of_a_new_site_are_valid(
    vnu, built, built_docs, built_starter, tmp_path
):
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    sites = {name: built(name, "openpractices") for name in ("gallery", "arabic")}
    sites |= {"documentation": built_docs, "starter": built_starter, "bad": tmp_path}
    found = read_errors(vnu, sites)
    assert len(found.pop("bad")) == 1  # so the checker was really asked
    errors = [f"{name}/{error}" for name, each in found.items() for error in each if not WRITTEN_ROLES.search(error)]
    if errors:
        pytest.fail(f"{len(errors)} errors\n" + "\n".join(errors[:50]), pytrace=False)
