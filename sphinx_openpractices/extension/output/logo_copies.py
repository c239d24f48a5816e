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
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.logos.reading.media import LOGO_SUFFIXES
from sphinx_openpractices.text.files import write_file

if TYPE_CHECKING:
    from collections.abc import Callable

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
        path = str(make_copy(path, suffix, env))
    set_only_candidate(image, path, env)


def set_only_candidate(image: nodes.image, path: str, env: BuildEnvironment) -> None:
    """Make builders use the file at *path*, which may be outside the source directory, for an image."""
    image["uri"] = path
    image["candidates"] = {"*": path}
    env.images.add_file(env.docname, path)


def make_copy(
    path: str, suffix: str, env: BuildEnvironment, *, maker: str = "", convert: Callable[[bytes], bytes] = bytes
) -> Path:
    """Return the path of a copy of the file at *path*, from the source directory, or of what *convert* makes of it.

    *maker* is the name of a converter. Raises ``OSError``, and what *convert* raises.
    """
    source = Path(env.srcdir, path)
    copy = _find_copy_path(env, maker, get_domain(env).memory.digest(str(source)), source.stem, suffix)
    if not copy.exists():
        data = read_content(source)
        # The file may have changed meanwhile, and other builds rely on the name.
        copy = _find_copy_path(env, maker, sha256(data).hexdigest(), source.stem, suffix)
        made = convert(data)
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_file(copy, made)
    return copy


def _find_copy_path(env: BuildEnvironment, maker: str, digest: str, stem: str, suffix: str) -> Path:
    """Return the path of a copy: a plain name in a folder that is named for the content and its converter."""
    folder = sha256(f"{maker} {digest}".encode()).hexdigest()[:32]
    return Path(env.doctreedir, "images", folder, f"{nodes.make_id(stem)[:_LONGEST_STEM] or 'logo'}{suffix}")
