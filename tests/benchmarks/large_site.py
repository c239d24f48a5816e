"""What a Hugo site of 1,000 pages with a section of 700 posts costs to take over, and a smaller one to build then.

The posts have folders of their own and many headings: there, the sidebar of the parent theme takes quadratic time. The
same pages without this package are built with the parent theme and no sidebar at all, which is as fast as it gets.
"""

from __future__ import annotations

import shutil
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from budgets import Budget, Measurement
from measure import apart, build_hugo, build_sphinx, ratios, scratch, timed
from migration import LAYOUT, migration

if TYPE_CHECKING:
    from measure import Cost

POSTS, GUIDES = 700, 15
"""In the site that is taken over."""
FEWER_POSTS, FEWER_GUIDES = 160, 2
"""In the site that Sphinx builds, which takes it about 50 ms for a page; the sidebar would treble that here."""
GUIDE_PAGES = 20
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


def count_pages(posts: int, guides: int) -> int:
    """The pages of a site, without those of the sections."""
    return posts + guides * GUIDE_PAGES


def write_site(site: Path, posts: int, guides: int) -> None:
    """The Hugo site: posts in folders of years, guides in sections of a section."""
    texts = {"hugo.toml": HUGO_CONF, "content/guides/_index.md": "---\ntitle: Guides\n---\n"}
    texts |= {f"layouts/{name}.html": LAYOUT for name in ("home", "section", "page")}
    for number in range(posts):
        texts[f"content/blog/20{10 + number % 15}/post-{number:03}/index.md"] = write_page(number)
    for number in range(guides):
        texts[f"content/guides/part-{number}/_index.md"] = f"---\ntitle: Part {number}\n---\n"
        for page in range(GUIDE_PAGES):
            texts[f"content/guides/part-{number}/page-{page}.md"] = write_page(page)
    for name, text in texts.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class LargeSiteCost(Measurement):
    """The site, taken over, and built by Hugo; the smaller one, built by Sphinx with this package and without it."""

    needs = ("hugo",)

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        write_site(folder / "site", POSTS, GUIDES)
        write_site(folder / "smaller", FEWER_POSTS, FEWER_GUIDES)
        apart(migration, folder / "smaller", folder / "ours")
        shutil.copytree(folder / "ours", folder / "plain")
        (folder / "plain" / "conf.py").write_text(PLAIN_CONF, encoding="utf-8")
        self.migrations: list[float] = []
        self.hugo: list[float] = []
        self.built: dict[str, list[Cost]] = {"ours": [], "plain": []}

    def turn(self) -> None:
        """Once by each."""
        with scratch() as place:
            folder = Path(place)
            self.migrations.append(apart(migration, self.folder / "site", folder / "taken"))
            start = time.perf_counter()
            build_hugo(self.folder / "site", folder / "hugo")
            self.hugo.append(time.perf_counter() - start)
            build = partial(build_sphinx, builder="dirhtml")
            for name, costs in self.built.items():
                costs.append(apart(timed, build, self.folder / name, folder / name))

    def report(self) -> str:
        """The numbers."""
        pages = count_pages(FEWER_POSTS, FEWER_GUIDES)
        ours, plain = (1000 * median(cost.cpu for cost in costs) / pages for costs in self.built.values())
        return (
            f"A Hugo site of {count_pages(POSTS, GUIDES):,} pages with a section of {POSTS}: taken over in "
            f"{median(self.migrations):.2f} s, built by Hugo in {median(self.hugo):.2f} s.\n"
            f"Of one of {pages} pages with a section of {FEWER_POSTS}, Sphinx takes {ours:.0f} ms of CPU time for a "
            f"page, and {plain:.0f} ms with the parent and no sidebar."
        )

    def budgets(self) -> list[Budget]:
        """The ratios, within each round."""
        ours, plain = ([cost.cpu for cost in costs] for costs in self.built.values())
        return [
            Budget("large site: migration, part of Hugo's build", ratios(self.migrations, self.hugo), TIME_TO_HUGO),
            Budget("large site: CPU time of Sphinx, part of the parent's", ratios(ours, plain), TIME_TO_PARENT),
        ]
