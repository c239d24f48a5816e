"""Makes the paths in a caption relative to the folder of the catalog that contains it, on whichever page it is."""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class _CatalogEnvironment(BuildEnvironment):
    """The same environment, with its own base of relative paths.

    Directives and roles, also those of other extensions, resolve paths with ``env.relfn2path`` of the environment that
    the document has.
    """

    __slots__ = ("_folder",)

    def __init__(self, env: BuildEnvironment, folder: str) -> None:
        self.__dict__ = env.__dict__  # all else is shared
        self._folder = folder

    def relfn2path(self, filename: str | Path, docname: str | None = None) -> tuple[str, str]:
        """Return a path from the source directory, and the absolute path."""
        if docname in (None, self.docname):
            filename = rebase_path(str(filename), self._folder)
        return super().relfn2path(filename, docname)


@contextmanager
def use_catalog_paths(root: nodes.Element, folder: str | None) -> Iterator[None]:
    """Make the paths in text that is parsed into *root* relative to a *folder*; ``None`` is that of the page.

    Some paths are resolved later, by Sphinx: these are changed in the nodes, to paths from the source directory.
    """
    settings = root.document.settings  # type: ignore[union-attr]
    env = settings.env
    if folder is None or folder == posixpath.dirname(env.docname):
        yield
        return
    settings.env = _CatalogEnvironment(env, folder)
    try:
        yield
    finally:
        settings.env = env
    for node in root.findall(nodes.Element):
        _change_path(node, folder, env)


def _change_path(node: nodes.Element, folder: str, env: BuildEnvironment) -> None:
    """Change the path of an image, a download or a reference to a document, or note the folder of raw HTML."""
    if isinstance(node, nodes.image):
        node["uri"] = rebase_path(node["uri"], folder)
    elif isinstance(node, addnodes.download_reference):
        node["reftarget"] = rebase_path(node["reftarget"], folder)
    elif isinstance(node, addnodes.pending_xref) and node.get("refdomain") != "doc":  # there MyST has the document
        path = rebase_path(node["reftarget"], folder)
        # What MyST and the role ``any`` refer to may be a document or something else.
        if node["reftype"] == "doc" or (node["reftype"] in {"any", "myst"} and path[1:] in env.found_docs):
            node["reftarget"] = path
    elif isinstance(node, nodes.raw):
        node["folder"] = folder


def rebase_path(path: str, folder: str) -> str:
    """Return a path from the source directory, for one that is relative to *folder*; URLs stay as they are."""
    if not path or path.startswith(("/", "\\", "data:")) or "://" in path:
        return path
    return f"/{posixpath.normpath(posixpath.join(folder, path))}"
