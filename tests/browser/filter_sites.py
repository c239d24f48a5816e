"""A site with galleries like those of real organizations: many projects, and more tags than anybody reads."""

from __future__ import annotations

import json
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING

from building import sphinx_build

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
project = "Real"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence", "smartquotes"]
html_theme = "openpractices"
openpractices_projects = ["landscape.json", "imported.json", "long.json", "signs.json"]
"""
LANDSCAPE = (900, 487, 0)
"""Projects and tags of the landscape of the CNCF."""
IMPORTED = (123, 325, 260)
"""Projects and tags of 123 projects imported from GitHub, and the tags that one project has."""
LICENSES = ("MIT", "MIT OR Apache-2.0", "Apache-2.0 WITH LLVM-exception", "GPL-3.0-only AND MIT")
SIGNS = (
    ("Don\u2019t", "don't"),
    ("1990\u20132000", "1990-2000"),
    ("\u201cfast\u201d", '"fast"'),
    ("\u00abvite\u00bb", "\u201evite\u201c"),
    ("``quoted''", '"quoted"'),
    ("one\u2014two", "one--two"),
    ("\u2212273", "-273"),
    ("wait\u2026", "wait..."),
    ("Caf\u00e9\u00a0x", "cafe x"),
    ("\u0141\u00f3d\u017a, \u00d8rsted, \u00c6sir", "lodz, orsted, aesir"),
    ("Name\u00ae, mark\u2122", "name(r), mark(tm)"),
    ("hy\u00adphen", "hyphen"),
    ("\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c3"),
    ("3\u00d73", "3x3"),
    ("Stra\u00dfe", "STRASSE"),
)
"""Texts that find each other: with the signs of typography or other spelling, and as readers type them."""
PAGE = """\
---
orphan: true
---

# Our projects

All the projects that we use.

:::{{project-gallery}}
{}
:::

## Last

The end.
"""


def make_entries(name: str, projects: int, tags: int, once: int) -> list[dict[str, object]]:
    """Entries of a catalog, each with some of the tags; *once* of the tags are used by one entry."""
    rare = iter(f"rare {number}" for number in range(once))
    usual = cycle(f"tag {number}" for number in range(tags - once))
    return [
        {
            "id": f"{name}-{number}",
            "title": f"Project {number:03}",
            "target": f"https://example.org/{number}",
            "caption": f"Reads and writes files in format f{number % 7}x, and says how.",
            "tags": [*islice(usual, 2), *islice(rare, 3)],
            "relation": ("use", "maintain", "fund")[number % 3],
            "license": LICENSES[number % 4],
            "extra": {"country": ("Norway", "Chile, south")[number % 2], "stars": number % 4},
        }
        for number in range(projects)
    ]


def build_real_site(folder: Path) -> Path:
    """Build the site, and return its folder of pages."""
    source = folder / "source"
    source.mkdir(parents=True)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.md").write_text("# Index\n", encoding="utf-8")
    shapes = {"landscape": LANDSCAPE, "imported": IMPORTED, "long": (400, 3, 0)}
    catalogs = {name: make_entries(name, *shape) for name, shape in shapes.items()}
    catalogs["signs"] = [{"id": f"sign-{number}", "title": title} for number, title in enumerate(chain(*SIGNS))]
    for name, entries in catalogs.items():
        (source / f"{name}.json").write_text(json.dumps({"projects": entries}), encoding="utf-8")
    keys = "tags, relation, license, extra.country, extra.stars, kind"
    pages = {
        "landscape": "catalog: landscape.json\nfilter\nshow: tags",
        "imported": "catalog: imported.json\nfilter",
        "long": "catalog: long.json",
        "grouped": "catalog: long.json\ngroup-by: relation\nlayout: list",
        "signs": "catalog: signs.json\nfilter",
        "keys": f"catalog: long.json\nfilter: {keys}\nlimit: 20",
    }
    for name, options in pages.items():
        lines = "\n".join(f":{option}" if ":" in option else f":{option}:" for option in options.splitlines())
        (source / f"{name}.md").write_text(PAGE.format(lines), encoding="utf-8")
    sphinx_build(source, folder / "html", folder / "doctrees")
    return folder / "html"
