"""Every page that we have a hand in is valid HTML, says the Nu HTML checker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def errors(vnu):
    """Check all pages of a site; the result is a paragraph for each error."""

    def check(site):
        # In _static are files of the parent theme that no reader opens.
        pages = sorted(str(path) for path in site.rglob("*.html") if "_static" not in path.parts)
        assert pages
        done = subprocess.run(  # noqa: S603 - the checker
            [*vnu, "--errors-only", "--stdout", "--format", "json", *pages], capture_output=True, text=True, check=False
        )
        assert done.stdout, done.stderr
        return [
            f"{message['url'].partition(str(site))[2]}:{message.get('lastLine', '')}: {message['message']}\n"
            f"  {' '.join(message.get('extract', '').split())}"
            for message in json.loads(done.stdout)["messages"]
        ]

    return check


def assert_none(found):
    if found:
        pytest.fail(f"{len(found)} errors\n" + "\n".join(found[:50]), pytrace=False)


@pytest.mark.parametrize("site", ["gallery", "arabic"])
def test_a_site_of_our_theme_is_valid(built, errors, site):
    assert_none(errors(built(site, "openpractices")))


@pytest.mark.skipif(not (DOCS / "conf.py").exists(), reason="there is no documentation yet")
def test_the_documentation_is_valid(built_docs, errors):
    assert_none(errors(built_docs))


def test_a_new_site_is_valid(built_starter, errors):
    assert_none(errors(built_starter))


def test_the_checker_is_really_asked(tmp_path, errors):
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>Bad</title><p><div></div></p></html>")
    assert len(errors(tmp_path)) == 1
