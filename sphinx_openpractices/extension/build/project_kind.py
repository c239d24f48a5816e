"""Projects: how figures and galleries become nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.extension.base.nodes import (
    project_caption_line,
    project_caption_plain,
    project_cover,
    project_gallery,
)
from sphinx_openpractices.extension.base.reporting import Subtype

from .entry_kind import EntryKind
from .highlights import build_highlight
from .list_keys import add_meta, get_record
from .misplaced_options import report_title_as_logo
from .plain_texts import has_translations
from .project_sections import make_project_sections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.gallery import Gallery
    from sphinx_openpractices.extension.base.origin import Origin


def _make_gallery(options: Gallery, children: Sequence[nodes.Node]) -> project_gallery:
    """Return the node of a gallery."""
    gallery = project_gallery("", *children, bullet="-", classes=list(options.class_))
    gallery["layout"], gallery["columns"] = options.layout, options.columns
    gallery["show"], gallery["sort"] = list(options.show), options.sort
    if options.makes_sections:
        gallery["sections"] = "required"
    elif options.filter:
        gallery["filter"], gallery["filter-keys"] = options.name, list(options.filter)
    return gallery


def _keep_pictures(gallery: project_gallery, _env: BuildEnvironment) -> None:
    """Remove the pictures that a gallery does not show: all from a list of names, and covers from other layouts."""
    layout = gallery.get("layout")
    for highlight in gallery.entries:
        if layout == "names" or (layout != "covers" and get_record(highlight).cover):
            unused = nodes.image if layout == "names" else project_cover
            highlight.children = [child for child in highlight.children if not isinstance(child, unused)]


def _report_missing(
    own: Mapping[str, str | None], _body: list[nodes.Node], misplaced: set[str], origin: Origin
) -> bool:
    """Report a figure that has its title in the wrong place; return whether it has."""
    if "title" in own or origin.noun != "option":
        return False
    logo = own.get("logo")
    return bool(misplaced & {"title", PROJECTS.name}) or bool(logo and report_title_as_logo(logo, origin))


PROJECT_KIND = EntryKind(
    PROJECTS,
    argument="logo",
    build_item=build_highlight,
    choose_line=lambda env: project_caption_line if has_translations(env) else project_caption_plain,
    make_list=_make_gallery,
    make_default_list=lambda: project_gallery(bullet="-"),
    arrange_list=_keep_pictures,
    add_meta=add_meta,
    make_sections=make_project_sections,
    shape_list=lambda _gallery: None,
    subtypes={"title": Subtype.TITLE, "target": Subtype.TARGET}
    | dict.fromkeys(("logo", "logo-dark", "cover"), Subtype.LOGO),
    report_missing=_report_missing,
)
