"""The lists of the report of a migration, most important first."""

from __future__ import annotations

from typing import NamedTuple


class ReportKind(NamedTuple):
    """A list: its *title* says what to do, or what is in it; *advice* is for all of its messages."""

    title: str
    advice: str
    to_do: bool = True
    """Whether its messages need attention; those of other lists are for information."""


REPORT_KINDS = {
    "mistakes": ReportKind(
        "Correct the Hugo site",
        "Correct these files of the Hugo site, and run the command again. Please report internal errors.",
    ),
    "kept": ReportKind(
        "Replace shortcodes that were not converted",
        "Their tags are in the new pages as code. Write what they should show in the new pages, or describe them in a "
        "file for `--map` and run the command again.",
    ),
    "lost": ReportKind(
        "Restore what was lost", "The new pages do not have this. Add it by hand where readers need it."
    ),
    "broken": ReportKind(
        "Fix broken links",
        "Correct or remove these links. Where the new pages still have them, they lead to the old site.",
    ),
    "images": ReportKind("Add missing images", "Add these files, or remove the images from the new pages."),
    "site": ReportKind(
        "Set up again what belongs to the whole site",
        "Menus, templates, settings and files that were not migrated. Check what readers need of them.",
    ),
    "alt": ReportKind(
        "Images without alternative text",
        "Describe them for readers who cannot see them; decorative images need no text.",
        to_do=False,
    ),
    "elsewhere": ReportKind(
        "Links to the site's own address, where Hugo has no page",
        "They were left unchanged. Check that another program serves them.",
        to_do=False,
    ),
    "hidden": ReportKind("Content that Hugo does not show", "The new site does not show it either.", to_do=False),
    "left_out": ReportKind("Files that Hugo does not publish", "They were not migrated.", to_do=False),
    "unused": ReportKind(
        "Files that no page asks for",
        "If readers or programs need them at their addresses, such as robots.txt, put them in a folder of "
        "`html_extra_path`.",
        to_do=False,
    ),
    "languages": ReportKind(
        "Pages in other languages", "To migrate them, run the command with `--language`.", to_do=False
    ),
    "nowhere": ReportKind("Links that did not work on the Hugo site and now do", "Check where they lead.", to_do=False),
    "changed": ReportKind("Changed", "These look or work differently on the new site.", to_do=False),
}
"""By the names that :meth:`.MigrationReport.add` takes, which are keys of the report in JSON."""
