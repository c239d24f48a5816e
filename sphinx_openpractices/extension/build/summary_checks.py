"""Checks that summaries count all practices of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.reporting import Subtype, report_warning

from .domain import get_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def on_env_check_consistency_check_summaries(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of practices on pages that summaries do not count, since these know the catalog only."""
    domain = get_domain(env)
    register, pages = domain.practices, domain.data["summaries"]
    if not pages or not register.catalog.catalog.is_complete:
        return
    known = register.catalog.catalog.by_id
    missing = [(name, places[0].docname) for name, places in register.index.places.items() if name not in known]
    for docname, line in pages.items() if missing else ():
        listed = ", ".join(f'"{name}" in {place}' for name, place in missing)
        message = f"practice-summary: add these practices to a catalog, or they are not counted: {listed}"
        report_warning(Subtype.SELECTION, message, f"{env.doc2path(docname)}:{line}")
