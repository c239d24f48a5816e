"""``sphinx-openpractices practices``: checks the practices of a site, and the reviews of its pages."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .formats import MESSAGE_FORMATS

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.dates import CalendarDate

    from .command_parser import Action


def register_practices(commands: Any) -> None:
    """Register the subcommand."""
    parser = commands.add_parser(
        "practices",
        help="check practices: their evidence, and when they were reviewed",
        description="Check the practices of a site. The network is not used.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser(
        "check",
        help="report mistakes in practices, missing evidence and overdue reviews",
        description="Report mistakes in practices, as a build would, and what a build cannot know: reviews and actions "
        "that are overdue, and dates in the future. Also report evidence that is missing, and principles without a "
        "practice. For the folder of a site, Sphinx reads it, and the reviews of pages are checked, too. Exit 1 if "
        "there are errors; warnings alone do not count, unless --strict is given.",
    )
    check.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=["."],
        help="the folder of conf.py, or catalogs of practices without their site (default: .)",
    )
    check.add_argument(
        "--format", choices=MESSAGE_FORMATS, default="text", help="format of the messages (default: %(default)s)"
    )
    check.add_argument(
        "--today", metavar="DATE", type=_read_day, help="the date by which reviews are due (default: that of the clock)"
    )
    check.add_argument("--strict", action="store_true", help="exit 1 if there are warnings, too")
    check.set_defaults(load=_load_check)


def _read_day(value: str) -> CalendarDate:
    """Read a day; refuse a month, in which a review can be due or not."""
    from sphinx_openpractices.catalog.dates import read_date

    try:
        date = read_date(value)
    except ValueError as err:
        raise argparse.ArgumentTypeError(str(err)) from None
    if not date.day:
        raise argparse.ArgumentTypeError(f"{value!r} is a month; write a day such as '{date}-01'")
    return date


def _load_check() -> Action:
    from .practices_actions import check_reviews

    return check_reviews
