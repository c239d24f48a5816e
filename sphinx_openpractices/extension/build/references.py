"""Warnings for references that cannot be resolved, with suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.selection import describe_unknown_entry
from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning
from sphinx_openpractices.text.spelling import suggest_name
from sphinx_openpractices.text.url_hints import complete_url

from .domain import PracticesDomain, get_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from .entry_register import EntryRegister


def on_warn_missing_reference_suggest(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Name the missing entry, or the card with the missing target, instead of the general warning of Sphinx."""
    if not isinstance(domain, PracticesDomain):
        return None
    target, register = node["reftarget"], domain.registers.get(node["reftype"])
    found = register.find(target) if register else None
    entry = found.entry if found else None
    if register and entry is None:
        if not register.catalog.catalog.is_complete:
            return True
        if docname := register.find_draft(target):
            message = f'"{target}" is a draft, which is in no output; remove its option "draft" in {docname} to show it'
        else:
            message = describe_unknown_entry(register.catalog.catalog, target, _list_shown_names(register))
        report_warning(Subtype.REFERENCE, message, location=node)
        return True
    of, folder = "", node.get("folder", "")
    if register and entry:
        target, of = entry.record.target, f' of the {register.type.name} "{entry.record.id}"'
        folder = f"/{register.catalog.folders[entry.file]}"
    problem = _describe_missing_place(app.env, node["refdoc"], folder, target)
    report_error(Subtype.TARGET, f'target "{target}"{of} {problem}', location=node)
    return True


def _describe_missing_place(env: BuildEnvironment, refdoc: str, folder: str, target: str) -> str:
    """Return the problem of a target in this site, with a suggestion."""
    path, _, fragment = target.partition("#")
    targets = get_domain(env).targets
    page = targets.find_place(refdoc, folder, path) if path else (refdoc, "")
    if fragment and page:
        hint = suggest_name(fragment, targets.list_anchors(page[0]))
        return f'leads to the document "{page[0]}", which has no anchor "{fragment}"{hint}'
    url = complete_url(target)
    hint = suggest_name(target, _list_places(env, refdoc), otherwise=f"write {url!r}" if url else "")
    return f"is neither a document nor a label of this site{hint}"


def _list_places(env: BuildEnvironment, refdoc: str) -> Iterable[str]:
    """Yield every document and label, as a reference in *refdoc* would name it."""
    root = "/" if "/" in refdoc else ""
    yield from (root + docname for docname in env.all_docs)
    yield from env.domains["std"].data["anonlabels"]


def _list_shown_names(register: EntryRegister) -> Iterable[str]:
    """Yield the ids and titles of all entries on pages."""
    for name, (place, *_others) in register.index.places.items():
        yield from (name, place.title)
