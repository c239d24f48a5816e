"""Folding: what is ours in a practice is one text until it is written, and nothing is lost."""

import pickle

from docutils import nodes

from sphinx_openpractices.extension.base import practice_nodes as op
from sphinx_openpractices.extension.base.folding import fold, get_shapes, list_kept, unfold
from sphinx_openpractices.extension.base.review_nodes import date_text


def make_evidence():
    evidence = op.practice_evidence(bullet="-")
    for number, title in enumerate(("Plan", "Minutes", "Statutes"), 1):
        link = nodes.reference("", title, refuri=f"https://example.org/{number}")
        line = op.practice_link_line("", "", link, translatable=False)
        if number < 3:
            line += [nodes.Text(" "), date_text("", f"May {number}, 2026", datetime=f"2026-05-0{number}")]
        evidence += nodes.list_item("", line)
    return evidence


def test_what_was_folded_is_unfolded_even_after_it_was_stored_and_its_references_were_replaced():
    evidence, expected = make_evidence(), make_evidence().pformat()
    fold(evidence)
    assert [type(child).__name__ for child in evidence.children] == ["reference", "Text"] * 2 + ["reference"]
    assert " ".join(evidence.astext().split()) == "Plan May 1, 2026 Minutes May 2, 2026 Statutes"
    stored = pickle.loads(pickle.dumps(evidence.deepcopy()))  # noqa: S301 - ours
    first = stored[0]
    first.replace_self(first.deepcopy())
    unfold(stored)
    assert stored.pformat() == expected
    assert all(child.parent is node for node in stored.findall(nodes.Element) for child in node.children)
    unfold(stored)
    assert stored.pformat() == expected


def test_what_another_extension_adds_or_removes_changes_the_lines_but_loses_nothing():
    evidence = make_evidence()
    fold(evidence)
    evidence.insert(1, nodes.inline("", " [added]"))
    assert get_shapes(evidence) == [0, 1, " May 1, 2026 ", 2, " May 2, 2026 ", 3]
    assert [node.astext() for node in list_kept(evidence)] == ["Plan", " [added]", "Minutes", "Statutes"]
    unfold(evidence)
    assert " ".join(evidence.astext().split()) == "Plan [added] May 1, 2026 Minutes May 2, 2026 Statutes"
