"""``sphinx-openpractices catalog``: checks catalogs, prints their schema, exports and imports entries."""

from __future__ import annotations

from typing import Any

from sphinx_openpractices.catalog.relations import RELATIONS
from sphinx_openpractices.catalog.schema_file import SCHEMA_FILES

from .command_parser import set_action, split_words
from .formats import MESSAGE_FORMATS
from .given_files import add_fix, add_stdin_name

_DEFAULT_FILE = "projects.yml"
"""The catalog that a command reads, here, if none is given."""
_EXPORT_FORMATS = ("json", "yaml", "csv", "markdown", "funding", "landscape")


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
    _add_files(check, "an id may be used only once in all files")
    check.add_argument(
        "--format", choices=MESSAGE_FORMATS, default="text", help="format of the messages (default: %(default)s)"
    )
    add_fix(check)
    schema = actions.add_parser(
        "schema",
        help="print the JSON Schema of catalogs, for editors",
        description="Print the JSON Schema of catalogs, with which editors complete keys and show mistakes.",
    )
    schema.add_argument(
        "type",
        metavar="TYPE",
        nargs="?",
        choices=tuple(SCHEMA_FILES),
        default="projects",
        help=f"what the catalogs hold: {' or '.join(SCHEMA_FILES)} (default: %(default)s)",
    )
    schema.add_argument(
        "--statuses",
        metavar="WORDS",
        type=split_words,
        help="the statuses of your site, separated by commas, for practices (default: those of the package)",
    )
    export = actions.add_parser(
        "export",
        help="print all entries as data for other programs",
        description="Print the entries of catalogs as one catalog, or in the format of another program. Entries with "
        "mistakes, and what the other format lacks, are left out and listed on standard error.",
    )
    _add_files(export, "paths are printed as they are in it")
    export.add_argument("--format", choices=_EXPORT_FORMATS, default="json", help="default: %(default)s")
    export.add_argument(
        "--entity",
        metavar="FILE",
        default="",
        help="for --format funding: a file with entity and funding, which may be an earlier funding.json",
    )
    export.add_argument(
        "--maintained",
        metavar="WORDS",
        type=split_words,
        help="for --format funding: the relations of the projects that you maintain, separated by commas "
        "(default: maintain)",
    )
    stats = actions.add_parser(
        "stats",
        help="count projects by relation, license and tag, and list those that lack a key",
        description="Count projects by relation, license and tag, and list those without a license, a repository, a "
        "logo or a target.",
    )
    _add_files(stats, "projects of several catalogs are counted together")
    stats.add_argument("--format", choices=("text", "json"), default="text", help="default: %(default)s")
    for command in (check, schema, export, stats):
        text = f"the relations of your site, separated by commas (default: {', '.join(RELATIONS)})"
        command.add_argument("--relations", metavar="WORDS", type=split_words, default=RELATIONS, help=text)
    set_action(check, "catalog_actions", "check_catalogs")
    set_action(schema, "catalog_actions", "print_schema")
    set_action(export, "catalog_export_action", "export_catalogs")
    set_action(stats, "catalog_stats_action", "print_counts")
    take = _add_import(actions)
    for command in (check, export, stats, take):
        add_stdin_name(command)
    set_action(take, "catalog_import_action", "import_projects")


def _add_import(actions: Any) -> Any:
    """Add the action that imports, and return its parser."""
    take = actions.add_parser(
        "import",
        help="print entries made from files that projects publish, or from a list",
        description="Print catalog entries made from CITATION.cff, codemeta.json, publiccode.yml, funding.json, "
        "landscape.yml, .zenodo.json, code.json, projects.yaml of a best-of list, or what GitHub, GitLab, Forgejo and "
        "Open Collective list, from any list of projects in YAML, JSON, TOML or CSV, or from the text of an issue "
        "form. Fields that could not be imported are listed on standard error.",
    )
    take.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a file that a project publishes, a list, or a folder of them; - is standard input",
    )
    take.add_argument(
        "--items",
        metavar="NAME",
        default="",
        help="where the list is in the file, such as data.projects; several separated by commas, or '*' for all "
        "(default: the only list whose items have a title, or the one called projects)",
    )
    take.add_argument(
        "--map",
        metavar="KEY=FIELD",
        action="append",
        default=[],
        help="which field of the items is which key of a catalog, several separated by commas, such as "
        "title=name,target=documentation.base (default: fields named as a key or a synonym of it)",
    )
    take.add_argument(
        "--logos",
        metavar="DIR",
        help="the folder, below that of the catalog, to which you copied the logos; paths are replaced by those of its "
        "files, and logos that are missing are listed",
    )
    take.add_argument(
        "--language",
        metavar="TAG",
        default="en",
        help="language of texts that the file has in several languages, such as de (default: %(default)s)",
    )
    take.add_argument(
        "--update",
        metavar="CATALOG",
        help="write new and changed entries to this catalog, in YAML or JSON, and keep what was changed by hand; "
        "what was imported is kept in .imported.json beside it",
    )
    take.add_argument(
        "--remove-gone",
        action="store_true",
        help="with --update: remove entries that the source no longer has, unless they were changed by hand",
    )
    take.add_argument(
        "--dry-run",
        action="store_true",
        help="with --update: write nothing, and print what would change; exit 1 if the catalog would",
    )
    return take


def _add_files(action: Any, note: str) -> None:
    action.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        default=[_DEFAULT_FILE],
        help=f"a catalog, or - for standard input; {note} (default: {_DEFAULT_FILE}, here)",
    )
