"""``sphinx-openpractices mystmd``: writes the plugin with which a site built with mystmd shows a catalog."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx_openpractices.catalog.relations import RELATIONS

from .command_parser import set_action, split_words


def register_mystmd(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "mystmd",
        help="write a plugin for mystmd and Jupyter Book 2, with the projects and practices of catalogs",
        description="Write openpractices.mjs, a plugin for mystmd and Jupyter Book 2, and openpractices.json beside "
        "it, with the checked entries of catalogs. Run the command again when a catalog has changed; until then, "
        "builds with mystmd report an error. Exit 1 if a catalog has mistakes: entries with mistakes are left out.",
    )
    parser.add_argument(
        "directory",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="the folder of myst.yml (default: the current one)",
    )
    parser.add_argument(
        "--projects",
        metavar="FILE",
        nargs="+",
        default=[],
        help="catalogs of projects, below DIR (default: DIR/projects.yml, if it exists)",
    )
    parser.add_argument(
        "--practices",
        metavar="FILE",
        nargs="+",
        default=[],
        help="catalogs of practices, below DIR (default: DIR/practices.yml, if it exists)",
    )
    parser.add_argument(
        "--relations",
        metavar="WORDS",
        type=split_words,
        default=RELATIONS,
        help=f"the relations of your site, separated by commas (default: {', '.join(RELATIONS)})",
    )
    set_action(parser, "mystmd_action", "write_plugin")
