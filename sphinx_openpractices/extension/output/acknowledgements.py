"""Acknowledgements: the projects of some catalogs on every page, for templates; the theme has a component for them."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util.docutils import new_document

from sphinx_openpractices.catalog.project import make_monogram
from sphinx_openpractices.extension.base.config import PREFIX, get_config
from sphinx_openpractices.extension.base.warnings import Subtype, warn
from sphinx_openpractices.extension.build.domain import domain_of
from sphinx_openpractices.extension.build.figures import entry_origin
from sphinx_openpractices.extension.build.logo_images import build_logos, logo_path
from sphinx_openpractices.text.spelling import suggest_name
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.extension.base.origin import Origin

VARIABLE = "project_acknowledgements"
"""What templates look at."""

NO_PAGES = {"epub", "json", "pickle"}
"""Builders that make HTML, but no pages with a foot."""


class Acknowledged(NamedTuple):
    """A project, and its logos: the address, or the path from the source directory, with the attributes of ``img``."""

    title: str
    target: str
    logos: list[tuple[str, dict[str, Any]]]


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Take the projects from the catalog, and let the builder copy their logos.

    This happens before pages are written, as they may be written by several processes. All are to be written again
    when the catalog, the lock of the logos or the size of a logo says something else.
    """
    domain = domain_of(env)
    names = get_config(env).acknowledgements
    if not names or app.builder.format != "html" or app.builder.name in NO_PAGES:
        return []
    for name in names:
        if name not in domain.catalog.files:
            hint = suggest_name(name, domain.catalog.files, otherwise=f"write it into {PREFIX}projects too")
            warn(Subtype.CONFIG, f'conf.py: {PREFIX}acknowledgements names "{name}", which is not a catalog{hint}')
    env.prepare_settings("")  # no page is read again for these logos: they are looked at in every build
    domain.acknowledged = [
        acknowledge(entry, app) for name in names for entry in domain.catalog.catalog.entries if entry.file == name
    ]
    before, domain.data["acknowledged"] = domain.data["acknowledged"], fingerprint(domain.acknowledged)
    return sorted(env.all_docs) if domain.data["acknowledged"] != before else []


def fingerprint(acknowledged: list[Acknowledged]) -> str:
    """The same in each process and each build, unless a page would show something else."""
    return blake2b(repr(acknowledged).encode(), digest_size=16).hexdigest()


def acknowledge(entry: Entry, app: Sphinx) -> Acknowledged:
    """What a template needs of an entry; its local logos are copied with the images of the site."""
    document = new_document(entry.file)
    document.settings.env = app.env
    origin = entry_origin(entry, document)
    project = entry.project
    logos = []
    for image in build_logos(project, origin):
        uri = image["uri"]
        attributes = {"class": " ".join(image["classes"]), "alt": image["alt"]}
        if "logo-width" in image:
            attributes |= {"width": image["logo-width"], "height": image["logo-height"]}
        logos.append((uri if is_url(uri) else copied(uri, origin, app), attributes))
    return Acknowledged(project.title, project.target, logos)


def copied(uri: str, origin: Origin, app: Sphinx) -> str:
    """The path of a local logo from the root of the output."""
    path = Path(os.path.relpath(logo_path(uri, origin), app.srcdir)).as_posix()
    app.builder.images[path] = app.env.images.add_file(app.config.root_doc, path)
    return f"{app.builder.imagedir}/{app.builder.images[path]}"


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give templates a list of the projects, each with ``title``, ``url``, ``logos`` and ``monogram``."""
    context[VARIABLE] = [
        {
            "title": each.title,
            "url": url_of(each.target, app, context),
            "logos": [
                {"src": uri if is_url(uri) else context["pathto"](uri, 1), **attributes}
                for uri, attributes in each.logos
            ],
            "monogram": make_monogram(each.title),
        }
        for each in domain_of(app.env).acknowledged
    ]


def url_of(target: str, app: Sphinx, context: dict[str, Any]) -> str:
    """Where the title leads: a URL, a document of the site, or nowhere."""
    if is_url(target) or not target:
        return target
    docname = target.removeprefix("/").removesuffix(".md").removesuffix(".rst")
    return str(context["pathto"](docname)) if docname in app.env.all_docs else ""
