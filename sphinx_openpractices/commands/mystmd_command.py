"""``sphinx-openpractices mystmd``: writes the plugin with which a site built with mystmd shows a catalog."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sphinx_openpractices.catalog.relations import RELATIONS

from .command_parser import set_action, split_words


def register_mystmd(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "mystmd",
        help="write a plugin for mystmd and Jupyter Book 2, with the projects and practices of catalogs",
        description="Write openpractices.mjs, a plugin for mystmd and Jupyter Book 2, openpractices.json beside it, "
        "with the checked entries of catalogs, and myst.yml, if there is none. If DIR has the conf.py of a site that "
        "uses the extension, too, its catalogs, labels, statuses and language are used. Run the command again when one "
        "of these files has changed; until then, builds with mystmd report an error. Exit 1 if a catalog has mistakes: "
        "entries with mistakes are left out.",
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
        help="catalogs of projects, below DIR (default: those of conf.py, or else DIR/projects.yml, if it exists)",
    )
    parser.add_argument(
        "--practices",
        metavar="FILE",
        nargs="+",
        default=[],
        help="catalogs of practices, below DIR (default: those of conf.py, or else DIR/practices.yml, if it exists)",
    )
    parser.add_argument(
        "--relations",
        metavar="WORDS",
        type=split_words,
        default=(),
        help="the relations of your site, separated by commas (default: those of conf.py, or else "
        f"{', '.join(RELATIONS)})",
    )
    parser.add_argument(
        "--statuses",
        metavar="WORDS",
        type=split_words,
        default=(),
        help="the statuses of your site, from best to worst, separated by commas (default: those of conf.py, or else "
        "those of the package)",
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        type=_read_language,
        help='the language of dates and of words such as "Reviewed" (default: that of conf.py, or else en)',
    )
    set_action(parser, "mystmd_action", "write_plugin")


def _read_language(value: str) -> str:
    """Read the code of a language as Sphinx has it, such as ``de`` or ``pt_BR``."""
    from babel import localedata  # one of its modules is slow to import

    from sphinx_openpractices.text.spelling import suggest_name

    known = localedata.locale_identifiers()
    if value.replace("-", "_") not in known:
        hint = suggest_name(value, known, otherwise="write a code such as de or pt_BR")
        raise argparse.ArgumentTypeError(f"{value!r} is not the code of a language{hint}")
    return value
