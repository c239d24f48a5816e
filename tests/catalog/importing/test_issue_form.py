"""The text of an issue that was written with a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_openpractices.catalog.documents import DocumentError, GivenFile, convert_node
from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.catalog.importing.issue_form import read_issue_form


def test_answers_are_found_by_their_labels():
    text = "### Title\n\n2025\n\n### Website\n\n_No response_\n\n### Summary\n\nA\n\nB ### C\n### Title\nD\n###\n"
    assert convert_node(read_issue_form(text)) == [{"Title": "2025", "Summary": "A\n\nB ### C\n### Title\nD\n###"}]


@pytest.mark.parametrize("text", ["Hello", "Hello\n\n### Title\n\nA", "#### Title\n\nA", "\n\n"])
def test_other_text_is_refused(text):
    with pytest.raises(DocumentError) as refused:
        read_issue_form(text)
    assert (refused.value.line, refused.value.message.count('begins with "### "')) == (1, 1)


def test_entry_has_what_a_catalog_allows_and_notes_name_the_rest():
    text = (
        "### Title\r\n\r\nCafé\r\n\r\n### Website\r\n\r\njavascript:alert(1)\r\n\r\n"
        "### Relation\r\n\r\nuse, fund\r\n\r\n### Tags\r\n\r\nC++, maps\r\n\r\n### Why\r\n\r\nIt is good.\r\n"
    )
    imported = import_file(GivenFile(Path("issue.md"), text.encode()))
    assert imported.entries == [
        {
            "id": "cafe",
            "title": "Café",
            "tags": ["C++", "maps"],
            "relation": ["use", "fund"],
            "extra": {"why": "It is good.", "website": "javascript:alert(1)"},
        }
    ]
    assert len(imported.notes) == 2
    assert "javascript" in imported.notes[0]
    assert "Why" in imported.notes[1]
