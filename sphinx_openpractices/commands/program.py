"""The ``sphinx-openpractices`` command."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from sphinx_openpractices._version import __version__

from . import catalog_command, init_command, logos_command, migrate_hugo_command

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    The result is its exit status: 0, 1 when it found mistakes or failed, 2 when it was used wrongly, 130 after Ctrl-C.
    """
    parser = build_parser()
    options = parser.parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads the output has gone, as "head" does; the rest has no reader either (Python, "Note on SIGPIPE").
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options; each puts the function that runs it into ``run``."""
    parser = argparse.ArgumentParser(prog="sphinx-openpractices", description="Start a site, care for its projects.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    catalog_command.register(commands)
    logos_command.register(commands)
    migrate_hugo_command.register(commands)
    init_command.register(commands)
    return parser
