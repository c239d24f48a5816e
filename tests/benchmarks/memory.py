"""What one project takes of the memory, and of the pickles that Sphinx keeps between builds.

The build's is the difference of the peaks of resident memory (``ru_maxrss``) between the page of projects and the
empty one: all of it counts, that of C libraries too, and no build is slowed. The catalog's is by ``tracemalloc``,
which counts what Python allots and tells what is held from what was needed for a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import HUGO
from catalog import memory_to_read
from measure import apart

if TYPE_CHECKING:
    from catalog import LargeCatalog
    from pages import Pages


def report(pages: Pages, catalog: LargeCatalog) -> str:
    """A line for each case that Sphinx builds, and one for the catalog; printed for comparison, without a budget."""
    held, peak = apart(memory_to_read, catalog.path)
    lines = [
        "Bytes for each project, over an empty page: the peak of the build, the pickled environment and doctree.",
        "",
        f"{'case':16}{'peak':>8}{'environment':>14}{'doctree':>10}",
    ]
    lines += [
        f"{each.name:16}{each.peak:8.0f}{each.environment:14.0f}{each.doctree:10.0f}"
        for each in pages.results.values()
        if each.name != HUGO.name
    ]
    lines += ["", f"The catalog in memory: {held:.0f} bytes for each entry; while it is read, {peak:.0f} at most."]
    return "\n".join(lines)
