"""``sphinx-openpractices catalog``: check catalogs, print their schema, make entries of what projects publish."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json, format_yaml
from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.catalog.schema import format_schema
from sphinx_openpractices.extension.base.config import Config

from .console import fail, write
from .formats import MESSAGE_FORMATS, format_count

if TYPE_CHECKING:
    import argparse


def register(commands: Any) -> None:
    """Add the commands to those of the program."""
    parser = commands.add_parser("catalog", help="check, describe and fill catalogs of projects")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="say what is wrong in catalog files; status 1 when anything is")
    check.add_argument("files", metavar="FILE", nargs="+", help="a catalog; several may not repeat an id")
    check.add_argument(
        "--format", choices=MESSAGE_FORMATS, default="text", help="form of the messages (default: %(default)s)"
    )
    schema = actions.add_parser("schema", help="print the JSON Schema of a catalog, for editors")
    export = actions.add_parser(
        "export",
        help="print all entries as data for other programs, with what stands under extra",
        description="Print the entries of catalogs as one catalog, in JSON or YAML. Ids are complete, lists are "
        "lists, and what stands under extra is kept. Mistakes are said on standard error, and their entries left out.",
    )
    export.add_argument("files", metavar="FILE", nargs="+", help="a catalog; paths stay as they are in it")
    export.add_argument("--format", choices=("json", "yaml"), default="json", help="default: %(default)s")
    for command, run in ((check, run_check), (schema, run_schema), (export, run_export)):
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
    """Print every message about the files."""
    catalog, messages = read_catalog({name: Path(name) for name in options.files}, options.relations)
    write(MESSAGE_FORMATS[options.format](messages))
    if options.format == "text" and not messages:
        projects, files = format_count(len(catalog.entries), "project"), format_count(len(catalog.files), "file")
        write([f"{projects} in {files}: nothing is wrong"])
    return 1 if messages else 0


def run_schema(options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(format_schema(options.relations))
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Print the entries, and on standard error the messages."""
    catalog, messages = read_catalog({name: Path(name) for name in options.files}, options.relations)
    entries = [convert_entry(entry) for entry in catalog.entries]
    if options.format == "yaml":
        write_yaml(entries)
    else:
        sys.stdout.write(format_json(entries))
    return fail(*map(str, messages)) if messages else 0


def write_yaml(entries: list[dict[str, Any]]) -> None:
    """Print a catalog; a console that lacks characters gets escapes, which YAML has for all of them."""
    sys.stdout.write(format_yaml(entries, is_ascii=not sys.stdout.encoding.lower().startswith("utf")))


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
    write_yaml(imported.entries)
    return 0
