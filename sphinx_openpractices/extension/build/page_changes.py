"""Makes Sphinx read or write pages again after a change of a catalog, the logos or an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .domain import get_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def on_env_get_outdated_add_changed_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages for which a catalog, the lock, the folders of the logos or an order have changed."""
    domain = get_domain(env)
    catalogs = [register.catalog for register in domain.registers.values()]
    outdated = (docname for each in catalogs for docname in (*each.find_outdated(), *each.find_reordered()))
    return [*outdated, *domain.locked.find_outdated(), *domain.folders.find_outdated()]


def on_env_updated_follow_mentions(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to write again whose references lead elsewhere than before in this output."""
    return [docname for register in get_domain(env).registers.values() for docname in register.follow_mentions()]


def on_env_before_read_docs_load_catalog(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the catalogs and the lock before Sphinx forks processes that read pages, so that each has them."""
    domain = get_domain(env)
    for register in domain.registers.values() if docnames else ():
        if register.catalog.files:
            _ = register.catalog.catalog
    if docnames:
        _ = domain.locked.content
        domain.memory.forget_unused()
