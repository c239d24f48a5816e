"""The ``sphinx-openpractices`` command."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from . import __version__, catalog_commands, init_command, logos_commands, migrate_command

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
    catalog_commands.register(commands)
    logos_commands.register(commands)
    migrate_command.register(commands)
    init_command.register(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
