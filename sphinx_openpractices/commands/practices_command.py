"""``sphinx-openpractices practices``: starts, keeps, checks, compares and exchanges the practices of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .command_parser import set_action, split_words
from .formats import MESSAGE_FORMATS
from .given_files import add_fix, add_stdin_name
from .today import add_today, read_day, read_within

if TYPE_CHECKING:
    from collections.abc import Collection

DEFAULT_FILE = "practices.yml"
"""The catalog that a command reads, here, if none is given."""
EXPORT_FORMATS = ("json", "csv", "markdown", "spii")
DUE_FORMATS = ("text", "json", "ics", "markdown")
DIFF_FORMATS = ("text", "json", "markdown")


def register_practices(commands: Any) -> None:
    """Register the subcommands."""
    parser = commands.add_parser(
        "practices",
        help="start, check, review, compare and exchange practices",
        description="Start an audit, keep it, compare it and exchange it. The network is not used.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for register in (
        _register_start,
        _register_check,
        _register_record,
        _register_due,
        _register_diff,
        _register_import,
        _register_export,
    ):
        register(actions)


def _register_start(actions: Any) -> None:
    start = actions.add_parser(
        "start",
        help="print an audit to begin with, made from a framework or a page",
        description="Print a catalog of practices that are not assessed yet: one for each principle of a framework, or "
        "for each commitment of a page in Markdown.",
    )
    start.add_argument(
        "source",
        metavar="SOURCE",
        help="the id of a framework, such as posi-2.0; a catalog with frameworks of your own, FILE or FILE#ID; or a "
        "page, such as PAGE.md",
    )
    start.add_argument(
        "--from",
        dest="earlier",
        metavar="FILE",
        help="a catalog whose practices answer to an earlier version of the framework; their statements, owners and "
        "evidence are kept, and their assessments become history",
    )
    _add_statuses(start)
    add_stdin_name(start)
    set_action(start, "practices.start_action", "start_audit")


def _register_check(actions: Any) -> None:
    check = actions.add_parser(
        "check",
        help="report mistakes in practices, missing evidence and overdue reviews",
        description="Report mistakes in practices, as a build would, and what a build cannot know: reviews and actions "
        "that are overdue, and dates in the future. Also report evidence that is missing, and principles without a "
        "practice. For the folder of a site, Sphinx reads it, and the reviews of pages are checked, too. Exit 1 if "
        "there are errors; warnings alone do not count, unless --strict is given.",
    )
    _add_paths(check)
    _add_format(check, MESSAGE_FORMATS)
    add_fix(check)
    add_today(check, "the date by which reviews are due")
    check.add_argument("--strict", action="store_true", help="exit 1 if there are warnings, too")
    _add_statuses(check)
    add_stdin_name(check)
    set_action(check, "practices.check_action", "check_reviews")


def _register_record(actions: Any) -> None:
    record = actions.add_parser(
        "record",
        help="write the result of a review to a catalog",
        description="Give a practice a status, move the present assessment to its history, and set the date of the "
        "review. Nothing else in the file changes.",
    )
    record.add_argument("id", metavar="ID", help="the id of a practice")
    record.add_argument("status", metavar="STATUS", help="the status that the review found")
    _add_files(record)
    record.add_argument("--note", metavar="TEXT", help="what the review found")
    record.add_argument(
        "--evidence",
        metavar="LINE",
        action="append",
        default=[],
        help="evidence to add, such as '[Title](target) 2026-05-01'; can be given several times",
    )
    record.add_argument(
        "--date", metavar="DATE", type=read_day, help="the date of the review (default: today, by the clock)"
    )
    _add_statuses(record)
    set_action(record, "practices.record_action", "record_assessment")


def _register_due(actions: Any) -> None:
    due = actions.add_parser(
        "due",
        help="list which reviews are due, and when",
        description="List the practices and pages to review, and the actions to finish, by date. For the folder of a "
        "site, Sphinx reads it, and the reviews of pages are listed, too. Exit 1 only if a file has errors.",
    )
    _add_paths(due)
    due.add_argument(
        "--within",
        metavar="TIME",
        type=read_within,
        help="list only what is due within a time from today, such as 60d, 8w, '2 months' or 1y (default: everything)",
    )
    add_today(due, "the date before which things are overdue, and from which --within counts")
    _add_format(due, DUE_FORMATS)
    _add_statuses(due)
    add_stdin_name(due)
    set_action(due, "practices.due_action", "list_reviews")


def _register_diff(actions: Any) -> None:
    diff = actions.add_parser(
        "diff",
        help="compare two versions of a catalog",
        description="Report which practices are better, worse, new or gone, which evidence was lost, and which notes "
        "and other texts changed. OLD and NEW are catalogs; REV:FILE is the version of a file in a revision of git, - "
        "is standard input.",
    )
    diff.add_argument("old", metavar="OLD", help="the earlier version, such as HEAD~1:practices.yml")
    diff.add_argument(
        "new", metavar="NEW", nargs="?", help="the later version (default: the file of OLD, as it is now)"
    )
    _add_format(diff, DIFF_FORMATS)
    diff.add_argument("--strict", action="store_true", help="exit 1 if there is a step back")
    diff.add_argument(
        "--frameworks",
        metavar="FILE",
        action="append",
        default=[],
        help="a catalog with frameworks that practices of both versions answer to, if it is another file; can be given "
        "several times",
    )
    _add_statuses(diff)
    add_stdin_name(diff)
    set_action(diff, "practices.diff_action", "compare_versions")


def _register_import(actions: Any) -> None:
    take = actions.add_parser(
        "import",
        help="print practices made from an assessment in another format",
        description="Print a catalog made from an assessment report or a framework of SURF's tools, an entry of the "
        "OpenSSF Best Practices badge, or an OpenACR file. Nothing is lost: fields without a key of their own are kept "
        "under extra. What needs attention is listed on standard error.",
    )
    take.add_argument("file", metavar="FILE", help="the file of the other tool; - is standard input")
    take.add_argument(
        "--frameworks",
        metavar="FILE",
        help="a framework of SURF's tools, or a list of them, if a report does not contain those that it answers to",
    )
    take.add_argument(
        "--prefix",
        metavar="NAME",
        default="",
        help="begin each id with this name, for several assessments on one site (default: no prefix)",
    )
    add_stdin_name(take)
    set_action(take, "practices.import_action", "import_practices")


def _register_export(actions: Any) -> None:
    export = actions.add_parser(
        "export",
        help="print practices as data for other programs",
        description="Print the practices of catalogs. What the other format lacks is listed on standard error.",
    )
    _add_files(export)
    _add_format(export, EXPORT_FORMATS)
    _add_statuses(export)
    add_stdin_name(export)
    set_action(export, "practices.export_action", "export_practices")


def _add_files(action: Any) -> None:
    action.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        default=[DEFAULT_FILE],
        help=f"a catalog of practices (default: {DEFAULT_FILE}, here)",
    )


def _add_paths(action: Any) -> None:
    action.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=[],
        help="the folder of conf.py, or catalogs of practices without their site (default: the site here, or else "
        f"{DEFAULT_FILE})",
    )


def _add_format(action: Any, formats: Collection[str]) -> None:
    default = next(iter(formats))
    action.add_argument(
        "--format", choices=formats, default=default, help="format of the output (default: %(default)s)"
    )


def _add_statuses(action: Any) -> None:
    action.add_argument(
        "--statuses",
        metavar="WORDS",
        type=split_words,
        default=(),
        help="the statuses of your site, from best to worst, separated by commas (default: those of the package)",
    )
