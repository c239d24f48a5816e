"""``sphinx-openpractices logos``: downloads the remote logos of a site, and measures and checks all of its logos."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path
from typing import Any

from .command_parser import set_action
from .formats import MESSAGE_FORMATS

_MOST_JOBS = 64
_LIMITS = (
    ("--max-size", "MB", 5.0, 0.001, 50, "the largest size of a logo"),
    ("--timeout", "SECONDS", 20.0, 0.1, 3600, "the longest time for a logo, retries included"),
)
"""Each with its unit, its default, its least and its largest value, and the text of its help."""


def register_logos(commands: Any) -> None:
    """Register the subcommands."""
    parser = commands.add_parser(
        "logos",
        help="download remote logos, and measure and check all logos of a site",
        description="Download the remote logos of a site, and measure and check all of its logos. Sphinx reads the "
        "site.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    fetching = actions.add_parser(
        "fetch",
        help="download remote logos into the site, with a lock file",
        description="Download each remote logo of a site into its folder _logos, and record it in logos.lock. Commit "
        "both: from then on, builds use the copies. With the extra [images], the contrast of each copy is recorded, "
        "too. Exit 1 if a logo could not be downloaded; the others are kept.",
    )
    _add_site_argument(fetching)
    fetching.add_argument(
        "--update", action="store_true", help="check for new versions of logos that are already downloaded"
    )
    fetching.add_argument(
        "--trim", action="store_true", help="cut off the empty margins of SVG logos, including those downloaded before"
    )
    fetching.add_argument(
        "--only", metavar="ID", action="append", help="only the logos of this project; can be repeated"
    )
    fetching.add_argument(
        "--jobs",
        metavar="N",
        type=_make_number_reader(int, 1, _MOST_JOBS),
        default=8,
        help="the number of simultaneous downloads (default: %(default)s)",
    )
    fetching.add_argument("--offline", action="store_true", help="do not use the network; exit 1 if a logo is missing")
    fetching.add_argument(
        "--allow-private",
        action="store_true",
        help="allow addresses of private networks, unless a redirect leads there",
    )
    fetching.add_argument(
        "--allow-host",
        metavar="HOST",
        action="append",
        default=[],
        help="allow every address of this host, even if a redirect leads there; can be repeated",
    )
    for name, unit, default, least, most, text in _LIMITS:
        fetching.add_argument(
            name,
            metavar=unit,
            type=_make_number_reader(float, least, most),
            default=default,
            help=f"{text}, {least:g} to {most} (default: {default:g})",
        )
    set_action(fetching, "logos_actions", "fetch_site_logos")
    measuring = actions.add_parser(
        "measure",
        help="record the contrast of all logos, so that only those that need it have a plate on dark pages",
        description="Measure the contrast of every logo of a site, local and downloaded, and record it in "
        "logos.lock in the folder _logos. Commit the file: builds read it, and draw nothing. The network is not used. "
        "Exit 1 if a logo could not be measured.",
    )
    _add_site_argument(measuring)
    measuring.add_argument("--update", action="store_true", help="measure logos again that are already measured")
    set_action(measuring, "logos_actions", "measure_site_logos")
    checking = actions.add_parser(
        "check",
        help="report logos that are broken, too large or hard to see; exit 1 if any are found",
        description="Check every logo of a site, local and downloaded. The network is not used.",
    )
    _add_site_argument(checking)
    checking.add_argument(
        "--format", choices=MESSAGE_FORMATS, default="text", help="format of the messages (default: %(default)s)"
    )
    checking.add_argument("--sheet", metavar="FILE.html", type=Path, help="write a page that shows every logo")
    set_action(checking, "logos_actions", "check_site_logos")


def _add_site_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the folder of the site."""
    parser.add_argument(
        "site", metavar="SITE", nargs="?", type=Path, default=Path(), help="the folder of conf.py (default: .)"
    )


def _make_number_reader(kind: type[int | float], least: float, most: float) -> Any:
    """Return a reader of numbers from *least* to *most*."""

    def read(text: str) -> int | float:
        with suppress(ValueError):
            number = kind(text)
            if least <= number <= most:
                return number
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least:g} to {most}")

    return read
