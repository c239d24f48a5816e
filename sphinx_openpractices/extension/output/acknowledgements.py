"""Acknowledgements: the projects of some catalogs on every page, for templates; the theme has a component for them."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util.docutils import new_document

from sphinx_openpractices.catalog.project import make_monogram
from sphinx_openpractices.extension.base.config import CONFIG_PREFIX, get_config
from sphinx_openpractices.extension.base.warnings import Subtype, report_warning
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.figures import make_entry_origin
from sphinx_openpractices.extension.build.logo_images import build_logos, resolve_logo_path
from sphinx_openpractices.text.spelling import suggest_name
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.extension.base.origin import Origin

ACKNOWLEDGEMENTS_VARIABLE = "project_acknowledgements"
"""What templates look at."""

_BUILDERS_WITHOUT_FOOT = {"epub", "json", "pickle"}
"""Builders that make HTML, but no pages with a foot."""


class _Acknowledged(NamedTuple):
    """A project, and its logos: the address, or the path from the source directory, with the attributes of ``img``."""

    title: str
    target: str
    logos: list[tuple[str, dict[str, Any]]]


def on_env_updated_collect_acknowledgements(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Take the projects from the catalog, and let the builder copy their logos.

    This happens before pages are written, as they may be written by several processes. All are to be written again
    when the catalog, the lock of the logos or the size of a logo says something else.
    """
    domain = get_domain(env)
    names = get_config(env).acknowledgements
    if not names or app.builder.format != "html" or app.builder.name in _BUILDERS_WITHOUT_FOOT:
        return []
    for name in names:
        if name not in domain.catalog.files:
            hint = suggest_name(name, domain.catalog.files, otherwise=f"write it into {CONFIG_PREFIX}projects too")
            report_warning(
                Subtype.CONFIG, f'conf.py: {CONFIG_PREFIX}acknowledgements names "{name}", which is not a catalog{hint}'
            )
    env.prepare_settings("")  # no page is read again for these logos: they are looked at in every build
    domain.acknowledged = [
        _acknowledge(entry, app) for name in names for entry in domain.catalog.catalog.entries if entry.file == name
    ]
    before, domain.data["acknowledged"] = domain.data["acknowledged"], _make_fingerprint(domain.acknowledged)
    return sorted(env.all_docs) if domain.data["acknowledged"] != before else []


def _make_fingerprint(acknowledged: list[_Acknowledged]) -> str:
    """The same in each process and each build, unless a page would show something else."""
    return blake2b(repr(acknowledged).encode(), digest_size=16).hexdigest()


def _acknowledge(entry: Entry, app: Sphinx) -> _Acknowledged:
    """What a template needs of an entry; its local logos are copied with the images of the site."""
    document = new_document(entry.file)
    document.settings.env = app.env
    origin = make_entry_origin(entry, document)
    project = entry.project
    logos = []
    for image in build_logos(project, origin):
        uri = image["uri"]
        attributes = {"class": " ".join(image["classes"]), "alt": image["alt"]}
        if "logo-width" in image:
            attributes |= {"width": image["logo-width"], "height": image["logo-height"]}
        logos.append((uri if is_url(uri) else _copy_logo(uri, origin, app), attributes))
    return _Acknowledged(project.title, project.target, logos)


def _copy_logo(uri: str, origin: Origin, app: Sphinx) -> str:
    """The path of a local logo from the root of the output."""
    path = Path(os.path.relpath(resolve_logo_path(uri, origin), app.srcdir)).as_posix()
    app.builder.images[path] = app.env.images.add_file(app.config.root_doc, path)
    return f"{app.builder.imagedir}/{app.builder.images[path]}"


def on_html_page_context_add_acknowledgements(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give templates a list of the projects, each with ``title``, ``url``, ``logos`` and ``monogram``."""
    context[ACKNOWLEDGEMENTS_VARIABLE] = [
        {
            "title": each.title,
            "url": _find_url(each.target, app, context),
            "logos": [
                {"src": uri if is_url(uri) else context["pathto"](uri, 1), **attributes}
                for uri, attributes in each.logos
            ],
            "monogram": make_monogram(each.title),
        }
        for each in get_domain(app.env).acknowledged
    ]


def _find_url(target: str, app: Sphinx, context: dict[str, Any]) -> str:
    """Where the title leads: a URL, a document of the site, or nowhere."""
    if is_url(target) or not target:
        return target
    docname = target.removeprefix("/").removesuffix(".md").removesuffix(".rst")
    return str(context["pathto"](docname)) if docname in app.env.all_docs else ""
