"""Makes data for search engines from the practices of a page."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx import addnodes

from sphinx_openpractices.catalog.exporting.practice_data import LinkedWork, PracticeItem
from sphinx_openpractices.extension.base.folding import unfold
from sphinx_openpractices.extension.base.practice_nodes import (
    practice_evidence,
    practice_heading,
    practice_meta,
    practice_statement,
    practice_status,
    practice_title,
    practice_words,
)
from sphinx_openpractices.extension.base.review_nodes import date_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder

_TITLES = (practice_heading, practice_title)
_WORKS = (nodes.reference, addnodes.download_reference, practice_words)


def make_practice_items(practices: Iterable[nodes.Element], builder: Builder, base: str) -> Iterator[PracticeItem]:
    """Yield what the data has of each practice; relative links are resolved against the URL *base*."""
    seen: set[str] = set()
    for practice in practices:
        name = practice.get("practice", "")
        if "unanswered" not in practice and (not name or name not in seen):  # a practice may be in several groups
            seen.add(name)
            yield _make_item(practice, builder, base)


def _make_item(practice: nodes.Element, builder: Builder, base: str) -> PracticeItem:
    meta = _find_part(practice, practice_meta)
    evidence = _find_part(practice, practice_evidence)
    for part in (meta, evidence):
        if part is not None:
            unfold(part)
    return PracticeItem(
        name=_find_text(practice, _TITLES),
        text=_find_text(practice, practice_statement),
        url=urljoin(base, f"#{practice['ids'][0]}") if practice["ids"] else "",
        status=next(  # statements alone show none
            (each.astext() for each in practice.findall(practice_status) if each["status"] == practice["status"]), ""
        ),
        principles=tuple(_list_works(meta, builder, base)),
        evidence=tuple(_list_works(evidence, builder, base)),
    )


def _find_part(practice: nodes.Element, kind: type[Any] | tuple[type[Any], ...]) -> Any:
    """Return the first part of a kind; those of a row are in its cells."""
    cells = [child for child in practice.children if isinstance(child, nodes.entry)]
    parts = (part for parent in (practice, *cells) for part in parent.children)
    return next((part for part in parts if isinstance(part, kind)), None)


def _find_text(practice: nodes.Element, kind: type[Any] | tuple[type[Any], ...]) -> str:
    part = _find_part(practice, kind)
    return " ".join(part.astext().split()) if part is not None else ""


def _list_works(part: nodes.Element | None, builder: Builder, base: str) -> Iterator[LinkedWork]:
    """Yield each principle of the line below a title, or each piece of evidence: a link, or a text without one."""
    for line in part.findall(nodes.paragraph) if part is not None else ():
        date = next((child["datetime"] for child in line.children if isinstance(child, date_text)), "")
        for child in line.children:
            if isinstance(child, _WORKS):
                title = child.get("reftitle", "")
                name = f"{child.astext()}: {title}" if title else child.astext()
                yield LinkedWork(name, _find_url(child, builder, base), date)


def _find_url(link: nodes.Element, builder: Builder, base: str) -> str:
    """Return the URL of a link, as the writers of Sphinx make it."""
    if "filename" in link:
        return urljoin(base, posixpath.join(getattr(builder, "dlpath", ""), quote(link["filename"])))
    target = link.get("refuri") or ("refid" in link and f"#{link['refid']}")
    return urljoin(base, target) if target else ""
