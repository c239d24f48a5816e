"""The practices of a site and the reviews of its pages, for commands: Sphinx reads both."""

from __future__ import annotations

from pathlib import Path

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.practices.due_reviews import ReviewedPage
from sphinx_openpractices.catalog.practices.named_projects import check_named_projects
from sphinx_openpractices.commands.site_reading import opening_site, shorten_path
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.page_titles import find_page_title

from .checked_practices import CheckedPractices


def read_site_practices(source_dir: Path) -> CheckedPractices:
    """Read the site whose ``conf.py`` is in *source_dir*; raises :class:`.SiteError` when Sphinx cannot."""
    with opening_site(source_dir) as app:
        app.builder.read()
        env, domain = app.env, get_domain(app.env)
        site = domain.practices.catalog
        files = {shorten_path(str(path)): path for path in site.files.values()}
        catalog, messages = read_catalog(files, get_config(env).choices, site.type)
        messages += check_named_projects(catalog, domain.projects.catalog.catalog, domain.projects.index.places)
        pages = [
            ReviewedPage(name, find_page_title(name, env), shorten_path(str(env.doc2path(name))), review)
            for name, review in sorted(domain.page_reviews.items())
        ]
        return CheckedPractices(catalog, messages, files, Path(app.srcdir), pages, app.config.html_baseurl)
