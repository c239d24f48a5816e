"""Gives logos names that every builder can use, by copies next to the doctrees.

The image converters of Sphinx write their files there, too. The name of a file's folder is a hash of its content or
source, so that each is made only once, for all pages and builds.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.logos.reading.media import LOGO_SUFFIXES
from sphinx_openpractices.text.files import write_file

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_SUFFIXES = {**LOGO_SUFFIXES, "application/pdf": ".pdf"}
"""The suffixes by which builders recognize media types."""

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
"""Names that TeX reads wherever they are, even in the argument of a macro."""

_LONGEST_STEM = 60


def use_logo(image: nodes.image, path: str, kind: str, env: BuildEnvironment) -> None:
    """Make a builder use the logo at *path*, from the source directory, which is of the media type *kind*.

    If its name has another suffix or, for LaTeX, special characters, it is copied under another one.
    """
    name = Path(path)
    suffix = _SUFFIXES.get(kind, name.suffix)
    special = get_app(env).builder.format == "latex" and not _PLAIN_NAME.fullmatch(name.name)
    if special or name.suffix.replace(".jpeg", ".jpg") != suffix:
        data = read_content(Path(env.srcdir, path))
        copy = find_copy_path(env, sha256(data).hexdigest(), name.stem, suffix)
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            write_file(copy, data)
        path = str(copy)
    set_only_candidate(image, path, env)


def set_only_candidate(image: nodes.image, path: str, env: BuildEnvironment) -> None:
    """Make builders use the file at *path*, which may be outside the source directory, for an image."""
    image["uri"] = path
    image["candidates"] = {"*": path}
    env.images.add_file(env.docname, path)


def find_copy_path(env: BuildEnvironment, digest: str, stem: str, suffix: str) -> Path:
    """Return the path for a copy of a file, or what is made from it: a plain name in a folder with a digest."""
    return Path(env.doctreedir, "images", digest[:32], f"{nodes.make_id(stem)[:_LONGEST_STEM] or 'logo'}{suffix}")
