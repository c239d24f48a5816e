"""Project figures: what an author wrote, by whichever door, becomes a project highlight."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_id

from .config import read_config
from .domain import ProjectDomain
from .images import image_size
from .keys import nearest, read_keys, slug
from .messages import Subtype
from .nodes import project_caption, project_highlight, project_title
from .project import Project, is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.environment import BuildEnvironment

    from .origin import Origin

SUBTYPES = {"title": Subtype.TITLE, "target": Subtype.TARGET, "logo": Subtype.LOGO, "logo-dark": Subtype.LOGO}
"""The kinds of warning of the keys that have their own."""

IMAGE_SUFFIXES = (".svg", ".png", ".gif", ".jpg", ".jpeg")
"""What ``logo.*`` may stand for, the best for HTML first; Sphinx looks for no others (``sphinx.util.images``)."""


def read_project(raw: Mapping[str, str | None], origin: Origin) -> Project | None:
    """The project that an author wrote, with an error for each problem; ``None`` when it has no title."""
    choices = {"relation": read_config(origin.env.config)[0].relations} if "relation" in raw else None
    values, problems = read_keys(Project, raw, choices)
    origin.report(problems, SUBTYPES)
    return Project(**values) if "title" in values else None


def build_highlight(
    raw: Mapping[str, str | None], caption: list[nodes.Node], parse: Callable[[str], list[nodes.Node]], origin: Origin
) -> list[nodes.Node]:
    """The highlight for what an author wrote: its options, its body, and a parser for a caption given as an option.

    Without a title there is no card, but the caption stays.
    """
    project = read_project(raw, origin)
    if caption and raw.get("caption"):
        origin.error(Subtype.OPTION, f'the caption is given twice; the {origin.noun} "caption" is ignored')
    elif written := raw.get("caption"):
        caption = parse(written)
    if project is None:
        return caption
    highlight = project_highlight(classes=list(project.class_), project=project.id or slug(project.title))
    origin.mark(highlight)
    for key in ("tags", "relation"):
        if words := getattr(project, key):
            highlight[key] = list(words)
    for key in ("license", "repository"):
        if value := getattr(project, key):
            highlight[key] = value
    name_highlight(highlight, project, origin)
    highlight += [*build_logos(project, origin), build_title(project, origin)]
    if caption:
        body = project_caption("", *caption)
        origin.mark(body)
        highlight += body
    return [highlight]


def name_highlight(highlight: project_highlight, project: Project, origin: Origin) -> None:
    """Give the highlight its anchor and tell the domain; a name that the author gave is a label too."""
    document = origin.document
    anchor = f"project-{highlight['project']}"
    first = document.ids.get(anchor)
    if first is not None:
        anchor = make_id(origin.env, document, "project")
    highlight["ids"].append(anchor)
    domain = cast("ProjectDomain", origin.env.get_domain(ProjectDomain.name))
    new = domain.note_project(highlight["project"], project.title, anchor)
    if not new:
        place = f" by the project at {first.source}:{first.line}" if first is not None else ""
        hint = "" if project.id else f"; give one of them another {'name' if origin.noun == 'option' else 'id'}"
        origin.warn(Subtype.DUPLICATE, f'the id "{highlight["project"]}" is taken{place}{hint}')
    if project.id and new:
        highlight["names"].append(nodes.fully_normalize_name(project.id))
        document.note_explicit_target(highlight, highlight)
    else:
        document.set_id(highlight)


def build_title(project: Project, origin: Origin) -> project_title:
    """The title, in a reference to where the card leads."""
    title = project_title(project.title)
    origin.mark(title)
    text = nodes.Text(project.title)
    if not project.target:
        title += text
        return title
    link: nodes.Element
    if is_remote(project.target):
        link = nodes.reference("", "", text, refuri=project.target)
    else:
        link = addnodes.pending_xref(
            "",
            text,
            refdomain=ProjectDomain.name,
            reftype="target",
            reftarget=project.target,
            refdoc=origin.env.docname,
            refexplicit=True,
            refwarn=True,
        )
    origin.mark(link)
    title += link
    return title


def build_logos(project: Project, origin: Origin) -> list[nodes.image]:
    """The images for the logo box: one, a pair for light and dark, or none.

    A dark logo alone is none: nobody could read it on light. The class names are those by which pydata and furo know a
    picture that was drawn for their mode.
    """
    images = [image for uri in (project.logo, project.logo_dark) if uri and (image := build_image(uri, origin))]
    if images and images[0]["uri"] != project.logo:
        images = []
        if not project.logo:
            origin.warn(Subtype.LOGO, f'logo-dark "{project.logo_dark}" has no logo for light beside it; give one too')
    for image, mode in zip(images, ("only-light", "only-dark") if len(images) == 2 else ("dark-light",), strict=False):
        image["classes"].append(mode)
        image["alt"] = project.alt
        image.rawsource = project.logo
        origin.mark(image)
    return images


def build_image(uri: str, origin: Origin) -> nodes.image | None:
    """The image node for a logo, or ``None``, with a warning, when there is no such image in the source directory."""
    image = nodes.image(uri=uri)
    if is_remote(uri):
        return image
    path = logo_path(uri, origin.env)
    try:
        if not is_inside(path, origin.env):
            raise ValueError("leads out of the source directory; copy the file into it")
        size = image_size(path)
    except (ValueError, OSError) as err:
        # Looked for only now: asking for each of thousands of logos whether it is there takes its time.
        reason = getattr(err, "strerror", None) or str(err)
        if is_inside(path, origin.env):
            origin.env.note_dependency(path)  # so that the page is read again when the file is there or mended
            if not os.path.isfile(path):
                reason = missing(path, str(origin.env.srcdir))
        origin.warn(Subtype.LOGO, f'logo "{uri}": {reason}; a monogram is shown instead')
        return None
    if size:
        image["logo-width"], image["logo-height"] = size
    return image


def logo_path(uri: str, env: BuildEnvironment) -> str:
    """The absolute path of a local logo, which may be missing.

    One that ends in ``.*`` is the best file of that stem, as in Sphinx's own images. Strings, and not
    ``env.relfn2path``, for a page may have thousands of logos.
    """
    folder = "" if uri.startswith("/") else posixpath.dirname(env.docname)
    path = os.path.normpath(os.path.join(env.srcdir, folder, uri.lstrip("/")))
    if path.endswith(".*"):
        candidates = (path[:-2] + suffix for suffix in IMAGE_SUFFIXES)
        path = next(filter(os.path.isfile, candidates), path)
    return path


def missing(path: str, root: str) -> str:
    """Words for a file that is not there, with the nearest name beside it."""
    folder = os.path.dirname(path)
    siblings = [each.name for each in os.scandir(folder) if each.is_file()] if os.path.isdir(folder) else []
    hint = nearest(os.path.basename(path), siblings)
    return f"there is no file {os.path.relpath(path, root)}" + (f"; {hint}" if hint else "")


def is_inside(path: str, env: BuildEnvironment) -> bool:
    """Whether the normal *path* is a place below the source directory, also when a symbolic link is on the way.

    Folders are resolved once for a page; Sphinx has resolved the source directory.
    """
    root = str(env.srcdir) + os.sep
    folder = os.path.dirname(path)
    folders = cast("dict[str, bool]", env.temp_data.setdefault("openpractices_folders", {}))
    if folder not in folders:
        folders[folder] = (os.path.realpath(folder) + os.sep).startswith(root)
    return os.path.realpath(path).startswith(root) if os.path.islink(path) else folders[folder]
