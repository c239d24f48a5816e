"""Acknowledgements: projects of some catalog files for the templates of every page; the theme shows them."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util.docutils import new_document

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.project import make_monogram
from sphinx_openpractices.extension.base.config import CONFIG_PREFIX, get_config
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.entry_items import make_entry_origin
from sphinx_openpractices.extension.build.logo_images import build_logos
from sphinx_openpractices.extension.site.logo_paths import find_logo
from sphinx_openpractices.text.spelling import suggest_name
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.extension.base.origin import Origin

ACKNOWLEDGEMENTS_VARIABLE = "project_acknowledgements"
"""The variable in templates."""

_BUILDERS_WITHOUT_FOOT = {"epub", "json", "pickle"}
"""Builders that write HTML, but no page footers."""


class _Acknowledged(NamedTuple):
    """A project and its logos, each a URL or a path from the root of the output, with the attributes of its ``img``."""

    title: str
    url: str
    """Empty if the target is not a URL."""
    place: tuple[str, str] | None
    """The document and the anchor of a target in this site."""
    logos: list[tuple[str, dict[str, Any]]]


def on_env_updated_collect_acknowledgements(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Collect the projects from the catalog, and make the builder copy their logos.

    This is done before pages are written, because several processes may write them. Return all pages, to write them
    again, if the projects or their logos have changed.
    """
    domain = get_domain(env)
    names = get_config(env).acknowledgements
    if not names or app.builder.format != "html" or app.builder.name in _BUILDERS_WITHOUT_FOOT:
        return []
    for name in names:
        if name not in domain.projects.catalog.files:
            hint = suggest_name(name, domain.projects.catalog.files, otherwise=f"add it to {CONFIG_PREFIX}projects too")
            report_warning(
                Subtype.CONFIG, f'conf.py: {CONFIG_PREFIX}acknowledgements names "{name}", which is not a catalog{hint}'
            )
    domain.memory.page_files.pop("", None)
    env.prepare_settings("")  # pages do not depend on these logos: every build reads them
    domain.acknowledged = [
        _acknowledge(entry, app)
        for name in names
        for entry in domain.projects.catalog.catalog.entries
        if entry.file == name
    ]
    env.temp_data.clear()  # Sphinx pickles it, and cannot pickle domains whose roles were used
    before, domain.data["acknowledged"] = domain.data["acknowledged"], _make_fingerprint(domain.acknowledged)
    return sorted(env.all_docs) if domain.data["acknowledged"] != before else []


def _make_fingerprint(acknowledged: list[_Acknowledged]) -> str:
    """Return a fingerprint that changes if pages would show something else."""
    return blake2b(repr(acknowledged).encode(), digest_size=16).hexdigest()


def _acknowledge(entry: Entry, app: Sphinx) -> _Acknowledged:
    """Return what templates need from an entry; its local logos are copied with the images of the site."""
    document = new_document(entry.file)
    document.settings.env = app.env
    origin = make_entry_origin(entry, document, PROJECTS)
    project = entry.record
    logos = []
    for image in build_logos(project, origin):
        uri = image["uri"]
        attributes = {"class": " ".join(image["classes"]), "alt": image["alt"]}
        if "logo-width" in image:
            attributes |= {"width": image["logo-width"], "height": image["logo-height"]}
        logos.append((uri if is_url(uri) else _copy_logo(uri, origin, app), attributes))
    if is_url(project.target):
        return _Acknowledged(project.title, project.target, None, logos)
    place = get_domain(app.env).targets.find_place(app.config.root_doc, f"/{origin.base}", project.target)
    return _Acknowledged(project.title, "", place, logos)


def _copy_logo(uri: str, origin: Origin, app: Sphinx) -> str:
    """Make the builder copy a local logo; return its path from the root of the output."""
    found, _uri = find_logo(uri, origin, get_domain(app.env).folders)
    path = Path(os.path.relpath(found, app.srcdir)).as_posix()
    app.builder.images[path] = app.env.images.add_file(app.config.root_doc, path)
    return f"{app.builder.imagedir}/{app.builder.images[path]}"


def on_html_page_context_add_acknowledgements(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the list of projects for templates, each with ``title``, ``url``, ``logos`` and ``monogram``."""
    context[ACKNOWLEDGEMENTS_VARIABLE] = [
        {
            "title": each.title,
            "url": each.url or _find_url(each.place, context),
            "logos": [
                {"src": uri if is_url(uri) else context["pathto"](uri, 1), **attributes}
                for uri, attributes in each.logos
            ],
            "monogram": make_monogram(each.title),
        }
        for each in get_domain(app.env).acknowledged
    ]


def _find_url(place: tuple[str, str] | None, context: dict[str, Any]) -> str:
    """Return the URL of a place in the site, for the page that is being written."""
    if place is None:
        return ""
    docname, anchor = place
    url = str(context["pathto"](docname))
    return f"{url}#{anchor}" if anchor else url
