"""``sphinx-openpractices migrate-hugo``: converts the content of a Hugo site to MyST pages, with a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx_openpractices.hugo.pages.choices import (
    BLOG_EXTENSIONS,
    BUILDERS,
    CATALOG_FILE,
    PRACTICES_FILE,
    REDIRECT_FORMS,
)

from .command_parser import set_action


def register_migrate_hugo(commands: Any) -> None:
    """Register the subcommand."""
    parser = commands.add_parser(
        "migrate-hugo",
        help="convert the content of a Hugo site to pages for Sphinx",
        description="Convert the content of a Hugo site to MyST pages that Sphinx builds with this theme. The report, "
        "migration.md and migration.json in DEST, lists everything that needs your attention.",
    )
    parser.add_argument("site", metavar="SITE", type=Path, help="the folder of the Hugo site")
    parser.add_argument("dest", metavar="DEST", type=Path, help="the folder for the Sphinx site")
    parser.add_argument(
        "--language", default="", metavar="CODE", help="the language to convert (default: the language of the site)"
    )
    parser.add_argument(
        "--catalog", action="store_true", help=f"collect the projects in {CATALOG_FILE}, from which the pages select"
    )
    parser.add_argument(
        "--practices",
        metavar="PAGE",
        action="append",
        default=[],
        help=f"write the commitments of a page, such as open-practices/index.md, to {PRACTICES_FILE}; can be given "
        "several times",
    )
    parser.add_argument(
        "--blog", choices=BLOG_EXTENSIONS, help="make the section with the posts a blog of this Sphinx extension"
    )
    parser.add_argument(
        "--map", type=Path, metavar="FILE", help="a TOML file that tells how to convert shortcodes of your own"
    )
    parser.add_argument(
        "--builder",
        choices=BUILDERS,
        default=BUILDERS[0],
        help="the builder for the new site; dirhtml keeps most addresses (default: %(default)s)",
    )
    parser.add_argument(
        "--redirects",
        choices=REDIRECT_FORMS,
        default="",
        help="write redirects from the old addresses: the file _redirects for Netlify, Cloudflare Pages or GitLab "
        "Pages; HTML pages, for any host; or a list for the API of Read the Docs",
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 if anything needs your attention")
    parser.add_argument(
        "--report",
        choices=("text", "json"),
        default="text",
        help="print a summary, or the whole report as JSON, to standard output (default: text)",
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--force", action="store_true", help="overwrite files in DEST")
    set_action(parser, "migrate_hugo_action", "run_migrate_hugo")
