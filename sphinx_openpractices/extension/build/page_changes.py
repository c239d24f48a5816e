"""Which pages Sphinx reads or writes again, since a catalog, the lock of the logos or a card has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .domain import get_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def on_env_get_outdated_add_changed_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages of which the catalog, or the lock of the logos, says something else than when they were read."""
    domain = get_domain(env)
    return [*domain.catalog.outdated(), *domain.locked.outdated()]


def on_env_updated_follow_mentions(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that are to be written again because a card that they refer to has moved."""
    return get_domain(env).follow_mentions()


def on_env_before_read_docs_load_catalog(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the catalog and the lock before the processes that read pages are forked, so that each has them."""
    domain = get_domain(env)
    if docnames and domain.catalog.files:
        _ = domain.catalog.catalog
    if docnames:
        _ = domain.locked.entries
