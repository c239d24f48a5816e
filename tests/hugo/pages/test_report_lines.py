"""The lines of the report are those of the files, wherever in a page a link or an image is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from site_judge import write

from sphinx_openpractices.hugo.pages.migration import migrate_site

SITE = Path(__file__).parent / "report_lines" / "site.txt"


def number_lines(text):
    """Put the number of its line in place of each ``@``; a sign for it stands for a carriage return."""
    lines = text.replace("␍", "\r").split("\n")
    return "\n".join(line.replace("@", str(number)) for number, line in enumerate(lines, 1))


@pytest.mark.parametrize("catalog", [False, True])
def test_each_link_and_image_is_reported_at_its_line(catalog, tmp_path):
    pieces = re.split(r"^-- (.+) --\n", SITE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    texts = dict(zip(pieces[::2], map(number_lines, pieces[1::2]), strict=True))
    write([each for pair in texts.items() for each in pair], tmp_path)
    found = migrate_site(tmp_path, catalog=catalog).report.found
    reported = {
        (each.file, name, each.line)
        for kind in ("broken", "images", "kept")
        for each in found[kind]
        for name in re.findall(r"gone-\d+[\w.-]*", each.text)
    }
    expected = {
        (file, name, int(re.search(r"\d+", name)[0]))
        for file, text in texts.items()
        for name in re.findall(r"gone-\d+[\w.-]*", text)
    }
    assert (sorted(reported - expected), sorted(expected - reported)) == ([], [])
