"""Writes the commitments of some pages of a site as a catalog of practices, beside the new pages."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import DocumentError
from sphinx_openpractices.catalog.starting.catalog_text import WrittenPractice, format_practices
from sphinx_openpractices.catalog.starting.commitments import read_commitments
from sphinx_openpractices.catalog.starting.framework_practices import claim_id, describe_next_steps
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_openpractices.catalog.practices.parts import Evidence
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.hugo.site.page import HugoPage

    from .report import MigrationReport


def write_commitments(
    pages: Sequence[HugoPage], names: Mapping[HugoPage, str], files: Mapping[str, str], report: MigrationReport
) -> str:
    """Write the commitments of *pages*, whose new *names* and texts are given; the text is empty if there are none."""
    taken: dict[str, int] = {}
    found: list[WrittenPractice] = []
    for page in pages:
        name = names[page]
        if name not in files:  # it could not be converted, which is reported
            continue
        try:
            practices, notes = read_commitments(files[name], posixpath.basename(name))
        except DocumentError as err:
            report.add("site", page.source, 1, f"practices.yml: {err.message}")
            continue
        found += _place_practices(practices, posixpath.dirname(name), taken)
        message = f"{len(practices)} of its commitments are in practices.yml; show them with {{practice-list}}"
        if not practices:
            message = "it has no commitments for practices.yml: neither bullets nor headings with text"
        report.add("changed" if practices else "site", page.source, 1, message)
        for line, note in notes:
            report.add("changed", page.source, 1, f"practices.yml: {note} ({name}:{line})")
    if not found:
        return ""
    header = ["The commitments of pages of the Hugo site. No practice is assessed yet.", ""]
    return format_practices(found, [*header, *describe_next_steps(found[0].record.id)])


def _place_practices(practices: Sequence[Practice], folder: str, taken: dict[str, int]) -> Iterator[WrittenPractice]:
    """Yield the practices of a page in a *folder* as they are in a catalog at the top."""
    for practice in practices:
        evidence = tuple(_place_evidence(each, folder) for each in practice.evidence)
        yield WrittenPractice(replace(practice, id=claim_id(practice.id, taken), evidence=evidence))


def _place_evidence(evidence: Evidence, folder: str) -> Evidence:
    if is_url(evidence.target) or evidence.target.startswith("/"):
        return evidence
    return replace(evidence, target=posixpath.normpath(posixpath.join(folder, evidence.target)))
