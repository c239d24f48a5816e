"""What taking a Hugo site of 1,000 pages over costs, beside what Hugo needs to build it."""

from __future__ import annotations

import contextlib
import io
import shutil
import time
from statistics import median
from typing import TYPE_CHECKING

from budgets import Budget, Measurement
from measure import apart, build_hugo, ratios

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 1000
SHORTCODES = 5
"""On each page; all are Hugo's own, so that it needs no templates for them."""
TIME_TO_HUGO = 1.0

CONF = """\
baseURL = "https://example.org/"
title = "Benchmark"
disableKinds = ["rss", "sitemap", "taxonomy", "term", "404"]
[params]
motto = "open"
"""

LAYOUT = "<!DOCTYPE html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>"

PAGE = """\
---
title: Page {number}
date: 2025-01-01
tags: [one, two]
---

A page as in any handbook, {{{{< param motto >}}}}. It has *words*, `code`, and [a link](../page-{following:04}/).

## Projects

{{{{< figure src="/logo.svg" link="https://example.net/{number}" title="P {number}" class="project-highlight" >}}}}

{{{{< figure src="/logo.svg" alt="A logo" caption="A figure of *page* {number}." >}}}}

## More

- Read [the next]({{{{< ref "page-{following:04}.md" >}}}}).
- Ask [somebody](https://example.net/people).

{{{{< details summary="What they said" >}}}}
It is **all** there, on {number} lines.
{{{{< /details >}}}}

```python
def answer() -> int:
    return {number}
```
"""


def migration(site: Path, dest: Path) -> float:
    """Seconds to take the site over, in a fresh process, by the command."""
    from sphinx_openpractices.commands.program import main  # noqa: PLC0415 - imported before the clock starts

    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        status = main(["migrate-hugo", str(site), str(dest)])
    if status:
        raise RuntimeError("the site could not be taken over")
    return time.perf_counter() - start


class MigrationCost(Measurement):
    """The site in *folder*, taken over and built by Hugo by turns."""

    needs = ("hugo",)

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.site = folder / "site"
        (self.site / "content" / "docs").mkdir(parents=True)
        (self.site / "layouts").mkdir()
        (self.site / "static").mkdir()
        (self.site / "hugo.toml").write_text(CONF, encoding="utf-8")
        for name in ("home", "section", "page"):
            (self.site / "layouts" / f"{name}.html").write_text(LAYOUT, encoding="utf-8")
        (self.site / "static" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
        for page in range(PAGES):
            text = PAGE.format(number=page, following=(page + 1) % PAGES)
            (self.site / "content" / "docs" / f"page-{page:04}.md").write_text(text, encoding="utf-8")
        self.ours: list[float] = []
        self.hugo: list[float] = []

    def turn(self) -> None:
        """Once by each."""
        for name in ("ours", "hugo"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.ours.append(apart(migration, self.site, self.folder / "ours"))
        start = time.perf_counter()
        build_hugo(self.site, self.folder / "hugo")
        self.hugo.append(time.perf_counter() - start)

    def report(self) -> str:
        """The numbers."""
        ours, hugo = median(self.ours), median(self.hugo)
        site = f"A Hugo site of {PAGES:,} pages with {PAGES * SHORTCODES:,} shortcodes"
        return f"{site}: taken over in {ours:.2f} s, built by Hugo, which uses all cores, in {hugo:.2f} s."

    def budgets(self) -> list[Budget]:
        """The ratio, within each round."""
        return [Budget("migration: time, part of Hugo's build", ratios(self.ours, self.hugo), TIME_TO_HUGO)]
