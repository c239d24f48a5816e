"""The parser of command lines, which suggests what a misspelled command, option or choice means."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn

from sphinx_openpractices.text.printable import escape_unprintable
from sphinx_openpractices.text.spelling import suggest_name, suggest_or_list

from .console import print_text

Action = Callable[[argparse.Namespace], int]
"""Does the work of a command, and returns its exit status."""

_FILES = {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}
_FOLDERS = {"bash": "_shtab_compgen_dirs", "zsh": "_files -/", "tcsh": "d"}
_COMPLETED = {
    "FILE": _FILES,
    "PATH": _FILES,
    "FILE.html": _FILES,
    "OLD": _FILES,
    "NEW": _FILES,
    "DIR": _FOLDERS,
    "SITE": _FOLDERS,
    "DEST": _FOLDERS,
}
"""What shells complete for an argument, by its name in the usage; for shtab (its documentation, "Library usage")."""


class CommandParser(argparse.ArgumentParser):
    """A parser with suggestions, as argparse has them from Python 3.14 on (``suggest_on_error``).

    Subcommands get parsers of the same class, so an unknown option is reported with the usage of its command.
    """

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """Add an argument, which shells complete if it is a file or a folder."""
        action = super().add_argument(*names, **settings)
        if kind := _COMPLETED.get(str(action.metavar)):
            action.complete = kind  # type: ignore[attr-defined]
        return action

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse arguments; end with a message if there is one that this command does not have."""
        namespace, rest = super().parse_known_args(args, namespace)
        if rest:
            hint = suggest_name(rest[0].partition("=")[0], self._option_string_actions) if rest[0][:1] == "-" else ""
            self.error(f"unrecognized arguments: {' '.join(rest)}{hint}")
        return namespace, rest

    def error(self, message: str) -> NoReturn:
        """End with a message about wrong use, in which arguments can be quoted."""
        super().error(escape_unprintable(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print help or an error; argparse itself does not report that this failed."""
        print_text(message, file or sys.stderr)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Raise ``argparse.ArgumentError`` if *value* is not one of the choices; called for each argument."""
        if action.choices is not None and value not in action.choices:
            hint = suggest_or_list(str(value), map(str, action.choices))
            raise argparse.ArgumentError(action, f"invalid choice: {value!r}{hint}")


def split_words(value: str) -> tuple[str, ...]:
    """Split the value of an option at its commas."""
    return tuple(filter(None, (word.strip() for word in value.split(","))))


def set_action(parser: argparse.ArgumentParser, module: str, name: str) -> None:
    """Set the option ``load`` to a function that imports the action of a command from a *module* of this package.

    Help and errors do not wait for what only the work needs.
    """

    def load() -> Action:
        action: Action = getattr(import_module(f".{module}", __package__), name)
        return action

    parser.set_defaults(load=load)
