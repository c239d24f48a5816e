"""Finds labels in ``conf.py`` that no project uses because the tag or the key is misspelled there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.extra_keys import EXTRA_PREFIX
from sphinx_openpractices.catalog.key_values import list_extra_names
from sphinx_openpractices.extension.base.config import CONFIG_PREFIX, get_config
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.spelling import find_nearest

from .domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.project import Project

_LIKENESS = 0.8
"""The smallest ratio at which a name is probably misspelled: a site may have labels for what no project has yet."""


def note_names(projects: Iterable[Project], env: BuildEnvironment) -> None:
    """Note the tags and the keys of project figures on the current page, which are not in the catalog."""
    found = list(projects)
    names = {tag for project in found for tag in project.tags}, set(list_extra_names(found))
    if any(names):
        get_domain(env).data["names"][env.docname] = tuple(map(sorted, names))


def on_env_check_consistency_check_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of labels for tags and keys that are probably misspelled, once per build that reads pages."""
    domain, config = get_domain(env), get_config(env)
    if not (config.tags or config.labels) or not domain.projects.catalog.catalog.is_complete:
        return
    pages = domain.data["names"].values()
    tags = {*domain.projects.catalog.catalog.tags, *(tag for each, _keys in pages for tag in each)}
    keys = {*list_extra_names(domain.projects.catalog.records), *(key for _tags, each in pages for key in each)}
    own_keys = [name for name in config.labels if name.startswith(EXTRA_PREFIX)]
    for value, noun, labeled, used in (("tags", "tag", config.tags, tags), ("labels", "key", own_keys, keys)):
        for name, nearest in _find_misspelled(labeled, used):
            hint = f'no project has the {noun} "{name}"; did you mean "{nearest}"?'
            report_warning(Subtype.CONFIG, f"conf.py: {CONFIG_PREFIX}{value}: {hint}")


def _find_misspelled(labeled: Collection[str], used: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that have a label and no use, with the most similar one that is used and has no label."""
    without = {name.removeprefix(EXTRA_PREFIX): name for name in sorted(used.difference(labeled))}
    for name in labeled:
        if name not in used and (nearest := find_nearest(name.removeprefix(EXTRA_PREFIX), without, likeness=_LIKENESS)):
            yield name, without[nearest]
