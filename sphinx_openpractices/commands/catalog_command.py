"""``sphinx-openpractices catalog``: checks catalogs, prints their schema, exports and imports entries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.caption_check import check_captions
from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json, format_yaml
from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.catalog.schema import format_schema
from sphinx_openpractices.catalog.tags import check_tags
from sphinx_openpractices.extension.base.config import Config
from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.messages import bound_messages

from .console import print_lines, print_text, report_failure
from .formats import MESSAGE_FORMATS, format_count

if TYPE_CHECKING:
    import argparse


def register_catalog(commands: Any) -> None:
    """Register the subcommands."""
    parser = commands.add_parser(
        "catalog",
        help="check, export and import catalogs of projects",
        description="Check catalogs of projects, and convert them from and to other formats. The network is not used.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser(
        "check",
        help="report mistakes in catalog files; exit 1 if there are any",
        description="Report every mistake in catalog files, with its line, as a build would. Exit 1 if there are any.",
    )
    check.add_argument("files", metavar="FILE", nargs="+", help="a catalog; an id may be used only once in all files")
    check.add_argument(
        "--format", choices=MESSAGE_FORMATS, default="text", help="format of the messages (default: %(default)s)"
    )
    schema = actions.add_parser(
        "schema",
        help="print the JSON Schema of catalogs, for editors",
        description="Print the JSON Schema of catalogs, with which editors complete keys and show mistakes.",
    )
    export = actions.add_parser(
        "export",
        help="print all entries as data for other programs",
        description="Print the entries of catalogs as one catalog, in JSON or YAML. Ids are complete, lists are "
        "lists, and the keys under extra are kept. Entries with mistakes are left out and reported on standard error.",
    )
    export.add_argument("files", metavar="FILE", nargs="+", help="a catalog; paths are printed as they are in it")
    export.add_argument("--format", choices=("json", "yaml"), default="json", help="default: %(default)s")
    for command, run in ((check, _run_check), (schema, _run_schema), (export, _run_export)):
        names = ", ".join(Config().relations)
        text = f"the relations of your site, separated by commas (default: {names})"
        command.add_argument(
            "--relations", metavar="WORDS", type=_split_words, default=tuple(Config().relations), help=text
        )
        command.set_defaults(run=run)
    take = actions.add_parser(
        "import",
        help="print entries made from a file that projects publish",
        description="Print catalog entries made from CITATION.cff, codemeta.json, publiccode.yml, funding.json or "
        "landscape.yml. Fields that could not be imported are listed on standard error.",
    )
    take.add_argument("file", metavar="FILE", type=Path, help="a file that a project publishes")
    take.add_argument(
        "--language",
        metavar="TAG",
        default="en",
        help="language of texts that the file has in several languages, such as de (default: %(default)s)",
    )
    take.set_defaults(run=_run_import)


def _split_words(value: str) -> tuple[str, ...]:
    """Split a list at its commas."""
    return tuple(filter(None, (word.strip() for word in value.split(","))))


def _run_check(options: argparse.Namespace) -> int:
    """Print every message about the files; return the exit status."""
    catalog, messages = read_catalog({name: Path(name) for name in options.files}, options.relations)
    more = [*check_tags(catalog), *check_captions(catalog)]
    for name in catalog.files:
        messages += bound_messages([each for each in more if each.file == name])
    print_lines(MESSAGE_FORMATS[options.format](messages))
    if options.format == "text" and not messages:
        projects, files = format_count(len(catalog.entries), "project"), format_count(len(catalog.files), "file")
        print_lines([f"{projects} in {files}: no mistakes found"])
    return 1 if messages else 0


def _run_schema(options: argparse.Namespace) -> int:
    """Print the schema."""
    print_text(format_schema(options.relations))
    return 0


def _run_export(options: argparse.Namespace) -> int:
    """Print the entries, with messages on standard error; return the exit status."""
    catalog, messages = read_catalog({name: Path(name) for name in options.files}, options.relations)
    entries = [convert_entry(entry) for entry in catalog.entries]
    if options.format == "yaml":
        _print_yaml(entries)
    else:
        print_text(format_json(entries))
    return report_failure(*map(str, messages)) if messages else 0


def _print_yaml(entries: list[dict[str, Any]]) -> None:
    """Print a catalog as YAML; if the encoding of the console lacks characters, they are escaped."""
    print_text(format_yaml(entries, is_ascii=not sys.stdout.encoding.lower().startswith("utf")))


def _run_import(options: argparse.Namespace) -> int:
    """Print the entries as YAML, and list on standard error what could not be imported; return the exit status."""
    try:
        imported = import_file(options.file, options.language)
    except (OSError, ValueError) as err:
        reason = describe_read_error(err, options.file) if isinstance(err, OSError) else str(err)
        return report_failure(f"{options.file}:{getattr(err, 'line', 1)}: {reason}")
    print_lines((f"{options.file}: {note}" for note in imported.notes), sys.stderr)
    if not imported.entries:
        return report_failure(f"{options.file}: nothing was imported")
    _print_yaml(imported.entries)
    return 0
