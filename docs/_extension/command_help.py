"""``{command}``: the usage of a command of ``sphinx-openpractices``, read from its parser."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from tables import build_table, literal

from sphinx_openpractices.commands import (
    catalog_command,
    init_command,
    logos_command,
    migrate_hugo_command,
    practices_command,
    program,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata, OptionSpec

COMMANDS = (program, catalog_command, init_command, logos_command, migrate_hugo_command, practices_command)
"""The modules with the parsers."""
WIDTH = 72
"""Columns of a usage line, whatever the width of the terminal."""

PREFIX = "usage: "


class CommandDirective(SphinxDirective):
    """The usage of a command, and a table of its arguments and options.

    The argument is a subcommand, such as ``catalog check``; without one, the directive describes the program itself.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Find the parser of the command, and show its usage and arguments."""
        for module in COMMANDS:
            self.env.note_dependency(module.__file__)
        parser = program.build_parser()
        for word in self.arguments[0].split() if self.arguments else ():
            choices = subcommands(parser)
            if word not in choices:
                raise self.error(f"command: use one of {', '.join(choices)}; there is no {word!r}")
            parser = choices[word]
        text = usage(parser)
        code = nodes.literal_block(text, text, language="text")
        self.set_source_info(code)
        rows = [([literal(names)], [nodes.Text(words)]) for names, words in told(parser) if words]
        return [code, *([build_table(("Argument", "Meaning"), rows)] if rows else [])]


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of the subcommands, by name."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            return dict(action.choices)
    return {}


def usage(parser: argparse.ArgumentParser) -> str:
    """Return the usage lines, the same in every terminal and with every version of Python."""
    parser.formatter_class = partial(argparse.HelpFormatter, width=WIDTH)
    if hasattr(parser, "color"):  # Python 3.14
        parser.color = False
    first, *more = parser.format_usage().removeprefix(PREFIX).rstrip().split("\n")
    return "\n".join([first, *(line.removeprefix(" " * len(PREFIX)) for line in more)])


def told(parser: argparse.ArgumentParser) -> list[tuple[str, str]]:
    """List each argument, option and subcommand with its help, except for ``--help``."""
    formatter = argparse.HelpFormatter(parser.prog)
    found = []
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            found += [(each.dest, each.help or "") for each in action._choices_actions]  # noqa: SLF001
            continue
        if isinstance(action, argparse._HelpAction):  # noqa: SLF001
            continue
        metavar = action.metavar or ("|".join(action.choices) if action.choices else "")
        names = ", ".join([*action.option_strings[:-1], " ".join([*action.option_strings[-1:], str(metavar)]).strip()])
        found.append((names, formatter._expand_help(action) if action.help else ""))  # noqa: SLF001
    return found


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("command", CommandDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
