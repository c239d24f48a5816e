"""What a key press costs in a gallery of 10,000 cards, beside hiding them by hand; long tasks at 1,000 cards."""

from __future__ import annotations

import shutil
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from budgets import Budget, Measurement
from cases import make_entries
from measure import apart, ratios

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

CARDS = 10_000
FEW = 1000
KEY_PRESS = 100
"""Milliseconds to behind the next frame."""
KEY_TO_HIDING = 1.5
READY = 2000
"""Milliseconds in which the page is made ready, in parts."""
LONGEST_TASK = 50
PAINT = 1.1
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")

CONF = """\
project = "Benchmark"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""

FRAME = "const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"

MEASURE = f"""async (words) => {{
  {FRAME}
  const box = document.querySelector(".project-filter [type=search]");
  const cards = [...document.querySelectorAll("[data-filter] > li")];
  await frame();
  const start = performance.now();
  %s
  document.body.offsetHeight;
  await frame();
  return performance.now() - start;
}}"""
"""From the change to behind the next frame."""

PRESS = MEASURE % 'box.value = words; box.dispatchEvent(new Event("input", {bubbles: true}));'
"""A key press."""

HIDE = MEASURE % 'for (const card of cards) card.hidden = words !== "" && !card.textContent.includes(words);'
"""The same cards hidden and shown by nothing but the attribute."""

TASKS = f"""async (words) => {{
  {FRAME}
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)))
    .observe({{type: "longtask", buffered: false}});
  const box = document.querySelector(".project-filter [type=search]");
  for (const word of words) {{
    box.value = word;
    box.dispatchEvent(new Event("input", {{bubbles: true}}));
    await frame();
    await frame();
  }}
  return Math.max(0, ...tasks);
}}"""

PAINT_TIME = """() => new Promise((done) => new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") done(entry.startTime);
}).observe({type: "paint", buffered: true}))"""

STEPS = ("1", "12", "", "Tool 0", "zzz", "")


def build(folder: Path, number: int, option: str) -> Path:
    """A page of cards without logos, which have nothing to do with what is measured."""
    source = folder / f"{number}-{option or 'plain'}"
    source.mkdir(parents=True)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    tags = ("arrays", "maps", "web", "tests", "books")
    entries = "".join(
        f"  - {{title: {entry.title}, caption: '{entry.caption}', tags: [{tags[index % 5]}]}}\n"
        for index, entry in enumerate(make_entries(number))
    )
    (source / "projects.yml").write_text(f"projects:\n{entries}", encoding="utf-8")
    (source / "index.md").write_text(f"# Projects\n\n:::{{project-gallery}}\n{option}\n:::\n", encoding="utf-8")
    apart(sphinx_build, source)
    return source / "html" / "index.html"


def sphinx_build(source: Path) -> None:
    """Build in a process of its own."""
    from sphinx.cmd.build import build_main  # noqa: PLC0415 - the process that measures needs no Sphinx

    if build_main(["-q", "-W", str(source), str(source / "html")]):
        raise RuntimeError(f"the build of {source} failed")


class FilterCost(Measurement):
    """Pages in a browser; measured once in each round."""

    needs = ("playwright",)

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.many = build(folder, CARDS, ":filter:")
        self.plain = build(folder, CARDS, "")
        self.few = build(folder, FEW, ":filter:")
        self.presses: list[float] = []
        self.press: list[float] = []
        self.hide: list[float] = []
        self.tasks: list[float] = []
        self.paint: dict[Path, list[float]] = {self.many: [], self.plain: []}

    def turn(self) -> None:
        """One visit to each page."""
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above

        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            for path, paints in self.paint.items():
                page = browser.new_page()
                page.goto(path.as_uri())
                paints.append(first_paint(page))
                page.close()
            page = browser.new_page()
            for script, costs in ((PRESS, self.press), (HIDE, self.hide)):
                page.goto(self.many.as_uri())  # again, so that both begin with all cards
                page.wait_for_timeout(READY)
                steps = [page.evaluate(script, words) for words in STEPS]
                costs.append(mean(steps))
                if script == PRESS:
                    self.presses += steps
            page.goto(self.few.as_uri())
            self.tasks.append(page.evaluate(TASKS, list(STEPS)))
            browser.close()

    def report(self) -> str:
        """The numbers."""
        many, plain = (median(self.paint[path]) for path in (self.many, self.plain))
        return (
            f"{CARDS:,} cards in a browser: a key press {median(self.presses):.0f} ms to behind the next frame, "
            f"hiding the same cards by hand {median(self.hide):.0f} ms.\n"
            f"The longest task with {FEW:,} cards is {max(self.tasks):.0f} ms (0: none over 50 ms).\n"
            f"First contentful paint of {CARDS:,} cards: {many:.0f} ms with the filter, {plain:.0f} ms without."
        )

    def budgets(self) -> list[Budget]:
        """Ratios within the same visits."""
        many, plain = (self.paint[path] for path in (self.many, self.plain))
        return [
            Budget("filter: key press, ms", self.presses, KEY_PRESS),
            Budget("filter: key press, part of hiding by hand", ratios(self.press, self.hide), KEY_TO_HIDING),
            Budget("filter: longest task at 1,000 cards, ms", [max(self.tasks)], LONGEST_TASK),
            Budget("filter: first paint, part of that without", ratios(many, plain), PAINT),
        ]


def first_paint(page: Page) -> Any:
    """Milliseconds from navigation."""
    return page.evaluate(PAINT_TIME)
