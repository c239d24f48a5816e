"""``sphinx-openpractices init``: asks for a few answers, writes a first site, and builds it on request."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .command_parser import set_action
from .site_answers import DEFAULT_NAME, OWN_PRINCIPLES, read_address, read_name, read_starting_principles

if TYPE_CHECKING:
    from collections.abc import Callable


def register_init(commands: Any) -> None:
    """Register the subcommand."""
    parser = commands.add_parser(
        "init",
        help="write a small, complete site",
        description="Write a small, complete site into a folder. On a terminal, the command asks for the name, the "
        "organization, the address and the principles if they are missing; elsewhere it uses the defaults. It never "
        "overwrites a file: a README and a .gitignore that exist are kept; if any other file of the site "
        "exists, nothing is written.",
    )
    parser.add_argument(
        "directory", metavar="DIR", type=_read_folder, help="the folder, which is created if it does not exist"
    )
    parser.add_argument(
        "--name", type=_make_option_reader(read_name), help=f"the name of the site (default: {DEFAULT_NAME})"
    )
    parser.add_argument(
        "--organization",
        metavar="NAME",
        type=_make_option_reader(read_name),
        help="the organization that publishes the site (default: made from the name of DIR)",
    )
    parser.add_argument(
        "--address",
        metavar="URL",
        type=_make_option_reader(read_address),
        help="where the site will be published (default: none)",
    )
    parser.add_argument(
        "--principles",
        metavar="NAME",
        type=_make_option_reader(read_starting_principles),
        help="the practices to begin with, none of them assessed: own, seven that you change; the id of a framework of "
        "the package, such as posi-2.0, one for each of its principles; or none "
        f"(default: {OWN_PRINCIPLES})",
    )
    parser.add_argument(
        "--license",
        metavar="SPDX",
        type=_make_option_reader(_read_site_license),
        default="",
        help="the license of its texts, such as CC-BY-4.0, which the footer shows (default: none)",
    )
    actions = parser.add_mutually_exclusive_group()
    actions.add_argument("--build", action="store_true", help="build the site, and print where to open it")
    actions.add_argument(
        "--check",
        action="store_true",
        help="write nothing, but report the examples that are left in the site in DIR; exit 1 if any are found",
    )
    set_action(parser, "init_action", "run_init")


def _read_folder(value: str) -> Path:
    """Return a path; refuse an empty one, which Python reads as the current folder."""
    if not value:
        raise argparse.ArgumentTypeError("write the name of a folder, or . for the current one")
    return Path(value)


def _read_site_license(value: str) -> str:
    """Return an SPDX license expression in its usual spelling, or an empty string; raises ``ValueError``."""
    from sphinx_openpractices.catalog.project import read_license

    return read_license(value.strip()) if value.strip() else ""


def _make_option_reader(read: Callable[[str], str]) -> Callable[[str], str]:
    """Return *read* as the type of an option, so that argparse shows its message."""

    def read_option(value: str) -> str:
        try:
            return read(value)
        except ValueError as err:
            raise argparse.ArgumentTypeError(str(err)) from None

    return read_option
