"""What a Hugo site of 1,000 pages with a section of 700 posts costs: taking it over, and building the new site.

The posts have folders of their own and many headings: there, the sidebar of the parent theme takes quadratic time. The
same pages without this package are built with the parent theme and no sidebar at all, which is as fast as it gets.
"""

from __future__ import annotations

import shutil
import time
from functools import partial
from typing import TYPE_CHECKING

from budgets import Budget, Measurement
from measure import apart, build_hugo, build_sphinx, ratios, timed
from migration import LAYOUT, migration

if TYPE_CHECKING:
    from pathlib import Path

    from measure import Cost

POSTS = 700
GUIDES, GUIDE_PAGES = 15, 20
PAGES = POSTS + GUIDES * GUIDE_PAGES
ROUNDS = 2
"""A build takes about a minute, so that this is measured less often than the others."""
TIME_TO_HUGO = 1.0
TIME_TO_PARENT = 1.3

HUGO_CONF = """\
baseURL = "https://example.org/"
title = "Benchmark"
disableKinds = ["rss", "sitemap", "taxonomy", "term", "404"]
"""

PLAIN_CONF = """\
project = "Benchmark"
extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
suppress_warnings = ["myst.header"]
html_theme = "pydata_sphinx_theme"
html_sidebars = {"**": []}
exclude_patterns = ["migration.md"]
"""

PAGE = """\
---
title: Page {number} of the site
date: 20{year}-{month:02}-01
description: What happened in part {number}, in a sentence.
tags: [one, two]
authors: [ann]
---

It has *words*, `code` and [a link](https://example.net/{number}).

{sections}
"""

SECTION = """\
{level} Part {number}

Text of a few words, with **some** markup, as in any post, and a list:

- one
- two, see [the site](https://example.net)
"""


def write_page(number: int) -> str:
    """A page with 10 to 25 headings on two levels."""
    sections = (SECTION.format(number=part, level="###" if part % 3 == 2 else "##") for part in range(10 + number % 16))
    return PAGE.format(number=number, year=10 + number % 15, month=1 + number % 12, sections="\n".join(sections))


def write_site(site: Path) -> None:
    """The Hugo site: posts in folders of years, guides in sections of a section."""
    texts = {"hugo.toml": HUGO_CONF, "content/guides/_index.md": "---\ntitle: Guides\n---\n"}
    texts |= {f"layouts/{name}.html": LAYOUT for name in ("home", "section", "page")}
    for number in range(POSTS):
        texts[f"content/blog/20{10 + number % 15}/post-{number:03}/index.md"] = write_page(number)
    for number in range(GUIDES):
        texts[f"content/guides/part-{number}/_index.md"] = f"---\ntitle: Part {number}\n---\n"
        for page in range(GUIDE_PAGES):
            texts[f"content/guides/part-{number}/page-{page}.md"] = write_page(page)
    for name, text in texts.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class LargeSiteCost(Measurement):
    """The site in *folder*, taken over, and built by Hugo, by Sphinx with this package, and by Sphinx without it."""

    needs = ("hugo",)

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        write_site(folder / "site")
        self.migrations: list[float] = []
        self.hugo: list[float] = []
        self.ours: list[Cost] = []
        self.plain: list[Cost] = []

    def turn(self) -> None:
        """Once by each, in the first rounds."""
        if len(self.ours) == ROUNDS:
            return
        for name in ("sphinx", "plain", "hugo", "ours", "theirs"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            shutil.rmtree(self.folder / f"{name}.doctrees", ignore_errors=True)
        self.migrations.append(apart(migration, self.folder / "site", self.folder / "sphinx"))
        start = time.perf_counter()
        build_hugo(self.folder / "site", self.folder / "hugo")
        self.hugo.append(time.perf_counter() - start)
        shutil.copytree(self.folder / "sphinx", self.folder / "plain")
        (self.folder / "plain" / "conf.py").write_text(PLAIN_CONF, encoding="utf-8")
        build = partial(build_sphinx, builder="dirhtml")
        self.ours.append(apart(timed, build, self.folder / "sphinx", self.folder / "ours"))
        self.plain.append(apart(timed, build, self.folder / "plain", self.folder / "theirs"))

    def report(self) -> str:
        """The numbers."""
        site = f"A Hugo site of {PAGES:,} pages with a section of {POSTS}"
        ours, plain = (1000 * min(cost.cpu for cost in costs) / PAGES for costs in (self.ours, self.plain))
        return (
            f"{site}: taken over in {min(self.migrations):.2f} s, built by Hugo in {min(self.hugo):.2f} s. "
            f"Sphinx takes {ours:.0f} ms of CPU time for a page, and {plain:.0f} ms with the parent and no sidebar."
        )

    def budgets(self) -> list[Budget]:
        """The ratios, within each round."""
        return [
            Budget("large site: migration, part of Hugo's build", ratios(self.migrations, self.hugo), TIME_TO_HUGO),
            Budget(
                "large site: CPU time of Sphinx, part of the parent's",
                ratios([cost.cpu for cost in self.ours], [cost.cpu for cost in self.plain]),
                TIME_TO_PARENT,
            ),
        ]
