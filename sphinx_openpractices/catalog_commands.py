"""``sphinx-openpractices catalog``: check catalogs, print their schema, make entries of what projects publish."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from .catalog import PROJECTS, Mistake, read_catalog
from .config import Config
from .console import write
from .importing import import_file
from .schema import schema_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterable

FORMATS = ("text", "json", "github")


def register(commands: Any) -> None:
    """Add the commands to those of the program."""
    parser = commands.add_parser("catalog", help="check, describe and fill catalogs of projects")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="say what is wrong in catalog files; status 1 when anything is")
    check.add_argument("files", metavar="FILE", nargs="+", help="a catalog; several may not repeat an id")
    check.add_argument("--format", choices=FORMATS, default="text", help="form of the messages (default: %(default)s)")
    schema = actions.add_parser("schema", help="print the JSON Schema of a catalog, for editors")
    for command, run in ((check, run_check), (schema, run_schema)):
        names = ", ".join(Config().relations)
        text = f"the relations of your site, with commas between (default: {names})"
        command.add_argument("--relations", metavar="WORDS", type=words, default=tuple(Config().relations), help=text)
        command.set_defaults(run=run)
    take = actions.add_parser(
        "import",
        help="print entries made of a file that projects publish, and what it holds besides",
        description="Print catalog entries made of CITATION.cff, codemeta.json, publiccode.yml, funding.json or "
        "landscape.yml. What cannot be carried over is said on standard error.",
    )
    take.add_argument("file", metavar="FILE", type=Path, help="a file that a project publishes")
    take.set_defaults(run=run_import)


def words(value: str) -> tuple[str, ...]:
    """Words with commas between."""
    return tuple(filter(None, (word.strip() for word in value.split(","))))


def run_check(options: argparse.Namespace) -> int:
    """Print every mistake of the files."""
    catalog, mistakes = read_catalog({name: Path(name) for name in options.files}, options.relations)
    write({"text": as_text, "json": as_json, "github": as_github}[options.format](mistakes))
    if options.format == "text" and not mistakes:
        write([f"{count(len(catalog.entries), 'project')} in {count(len(catalog.files), 'file')}: nothing is wrong"])
    return 1 if mistakes else 0


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def as_text(mistakes: Iterable[Mistake]) -> list[str]:
    """As compilers print them."""
    return [str(mistake) for mistake in mistakes]


def as_json(mistakes: Iterable[Mistake]) -> list[str]:
    """A list of objects with ``file``, ``line``, ``path`` and ``message``."""
    return [json.dumps([mistake._asdict() for mistake in mistakes], indent=2)]


def as_github(mistakes: Iterable[Mistake]) -> list[str]:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    return [
        f"::error file={escaped(mistake.file, ',:')},line={mistake.line}::{escaped(mistake.words)}"
        for mistake in mistakes
    ]


def escaped(text: str, more: Collection[str] = "") -> str:
    """*text* for a workflow command; *more* must be escaped in its properties (actions/toolkit, ``command.ts``)."""
    for char in ("%", "\r", "\n", *more):
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def run_schema(options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(schema_text(options.relations))
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Print the entries as YAML, and on standard error what could not be carried over."""
    try:
        imported = import_file(options.file)
    except (OSError, ValueError) as err:
        reason = getattr(err, "strerror", None) or str(err)
        sys.stderr.write(f"{options.file}:{getattr(err, 'line', 1)}: {reason}\n")
        return 1
    for note in imported.notes:
        sys.stderr.write(f"{options.file}: {note}\n")
    unicode = sys.stdout.encoding.lower().startswith("utf")  # else with escapes, which are YAML in any console
    sys.stdout.write(yaml.safe_dump({PROJECTS: imported.entries}, allow_unicode=unicode, sort_keys=False, width=100))
    return 0
