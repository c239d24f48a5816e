"""The ``sphinx-openpractices`` command."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from sphinx_openpractices._version import __version__

from . import catalog_command, init_command, logos_command, migrate_hugo_command
from .command_parser import CommandParser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Return its exit status: 0, 1 if it found mistakes or failed, 2 if it was used wrongly, 130 after Ctrl-C.
    """
    parser = build_parser()
    options = parser.parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the output has ended, as "head" does (Python's documentation, "Note on SIGPIPE").
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets ``run`` to the function that runs it."""
    parser = CommandParser(
        prog="sphinx-openpractices",
        description="Start a site, bring Hugo pages over, and check catalogs and logos.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    init_command.register_init(commands)
    migrate_hugo_command.register_migrate_hugo(commands)
    catalog_command.register_catalog(commands)
    logos_command.register_logos(commands)
    return parser
