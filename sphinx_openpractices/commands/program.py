"""The ``sphinx-openpractices`` command; it imports its parts only when Ctrl-C gives no traceback any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .interruption import NOTHING_WRITTEN, ending_at_once, get_exit_status, raising_interruption

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Return its exit status: 0, 1 if it found mistakes or failed, 2 if it was used wrongly, 130 after Ctrl-C.
    """
    with ending_at_once():
        from .console import OutputError, open_closed_streams, report_failure, report_lost_output

        has_output = open_closed_streams()
        parser = build_parser()
    try:
        if not has_output:
            return report_failure("standard output is closed; redirect it to a file, or to /dev/null")
        return _run_command(parser.parse_args(arguments))
    except OutputError as err:
        return report_lost_output(err)


def _run_command(options: argparse.Namespace) -> int:
    """Run the command of the options, which notes as ``kept`` what it has written, to be reported if it has to stop."""
    from sphinx_openpractices.text.garbage import pausing_collection
    from sphinx_openpractices.text.unexpected import describe_unexpected

    from .console import OutputError, report_failure

    options.kept = NOTHING_WRITTEN
    try:
        with ending_at_once(), pausing_collection():
            run = options.load()
        with raising_interruption():
            return int(run(options))
    except KeyboardInterrupt as err:
        return report_failure("", f"Interrupted. {options.kept}", status=get_exit_status(err))
    except OutputError as err:
        if options.kept != NOTHING_WRITTEN:
            err.add_note(options.kept)
        raise
    except Exception as err:  # noqa: BLE001 - the boundary of a command
        return report_failure(describe_unexpected(err), options.kept)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets ``load`` to the function that imports its work."""
    from sphinx_openpractices._version import __version__

    from . import catalog_command, init_command, logos_command, migrate_hugo_command, mystmd_command, practices_command
    from .command_parser import CommandParser

    parser = CommandParser(
        prog="sphinx-openpractices",
        description="Start a site, bring Hugo pages over, keep practices, and check catalogs and logos.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    init_command.register_init(commands)
    migrate_hugo_command.register_migrate_hugo(commands)
    catalog_command.register_catalog(commands)
    logos_command.register_logos(commands)
    practices_command.register_practices(commands)
    mystmd_command.register_mystmd(commands)
    return parser
