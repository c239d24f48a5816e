"""The site for which the command ``mystmd`` writes the plugin: its ``conf.py``, if there is one, and the options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx import locale

import sphinx_openpractices
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.catalog.practices.framework_reader import STATUS_KEY
from sphinx_openpractices.extension.base.config import Config, get_config
from sphinx_openpractices.extension.base.reporting import MESSAGE_CATALOG
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.mystmd.plugin_files import MystSite
from sphinx_openpractices.text.files import read_text_file

from .practices.given_statuses import make_choices
from .site_reading import opening_site

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from sphinx_openpractices.catalog.entry_type import EntryType

CONF_FILE = "conf.py"
_DEFAULT_LANGUAGE = "en"


class KnownSite(NamedTuple):
    """The values of a site, and the catalogs of each type that its ``conf.py`` names, if there is one."""

    values: MystSite
    conf: Path | None = None
    catalogs: Mapping[EntryType, list[Path]] = {}
    title: str = ""
    excluded: Sequence[str] = ()


def read_site(options: argparse.Namespace) -> KnownSite:
    """Read the ``conf.py`` of a site that uses the extension; options win. Sets the language of texts.

    Raises :class:`.SiteError` if Sphinx cannot read it.
    """
    conf = options.directory / CONF_FILE
    known = _read_conf(conf) if _uses_extension(conf) else KnownSite(MystSite(Config(), _DEFAULT_LANGUAGE))
    language = options.language or known.values.language
    folder = Path(sphinx_openpractices.__file__).parent / "locale"
    locale.translators.pop(("general", MESSAGE_CATALOG), None)  # of conf.py, to which Sphinx would only add
    locale.init([str(folder)], language, MESSAGE_CATALOG)
    config = known.values.config if known.conf else Config()  # with labels in the language
    if options.relations:
        config.relations = {each: config.relations.get(each, each) for each in options.relations}
    if options.statuses:
        given = make_choices(options.statuses)[STATUS_KEY]
        config.statuses = {name: config.statuses.get(name, status) for name, status in given.items()}
    return known._replace(values=MystSite(config, language))


def _uses_extension(conf: Path) -> bool:
    """Return whether a ``conf.py`` is there and names the extension; that of another site may not even be readable."""
    try:
        return sphinx_openpractices.__name__ in read_text_file(conf, errors="replace")
    except (OSError, ValueError):
        return False


def _read_conf(conf: Path) -> KnownSite:
    with opening_site(conf.parent) as app:
        domain = get_domain(app.env)
        registers = {PROJECTS: domain.projects, PRACTICES: domain.practices}
        catalogs = {each: [*register.catalog.files.values()] for each, register in registers.items()}
        conf_values = app.config
        values = MystSite(get_config(app.env), conf_values.language)
        return KnownSite(values, conf, catalogs, conf_values.project, conf_values.exclude_patterns)
