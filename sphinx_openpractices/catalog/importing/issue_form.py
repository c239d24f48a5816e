"""Reads the text that GitHub makes of an issue form: a heading for each field, and below it what a person wrote.

The text can be from anyone: it is only taken apart here, and the rules of a catalog are for what it contains.
Source: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import DocumentError, MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.documents import TreeNode

_HEADING = "### "
_NO_ANSWER = "_No response_"
"""What GitHub writes for a field that was left empty."""


def read_issue_form(text: str) -> SequenceNode:
    """Read the text of an issue as a list of one mapping, by the labels of its fields; raises ``DocumentError``.

    A heading that was there before is a part of the answer above it, as a person can write headings, too.
    """
    answers: dict[str, tuple[int, list[str]]] = {}
    last: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        label = line.removeprefix(_HEADING).strip() if line.startswith(_HEADING) else ""
        if label and label not in answers:
            last = []
            answers[label] = number, last
        elif last is not None:
            last.append(line)
        elif line.strip():
            break
    if not answers:
        raise DocumentError(1, f'use the text of an issue that was written with a form; it begins with "{_HEADING}"')
    pairs: list[tuple[TreeNode, TreeNode]] = []
    for label, (number, lines) in answers.items():
        answer = "\n".join(lines).strip()
        if answer and answer != _NO_ANSWER:
            pairs.append((ScalarNode(label, number), ScalarNode(answer, number)))
    return SequenceNode([MappingNode(pairs, 1)], 1)
