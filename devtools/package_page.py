"""Make ``package_page.md``, what PyPI shows, from ``README.md``: run ``python3 -m devtools.package_page``.

A package index has none of the repository's files. Links to them lead to the address that ``pyproject.toml`` gives as
``Source``; until there is one, their text alone is left, and no picture. Comments in the README say what else differs.
"""

from __future__ import annotations

import re
import tomllib

from .shell import ROOT, say

README = ROOT / "README.md"
PAGE = ROOT / "devtools" / "package_page.md"

CLONE = re.compile(r"<!-- begin clone -->.*?<!-- end clone -->\s*", re.DOTALL)
"""What is of use in a clone only."""
HIDDEN = re.compile(r"<!-- package page\n(.*?)\n-->", re.DOTALL)
"""What is of use on the package page only."""
PICTURE = re.compile(r"<picture>.*?</picture>\s*", re.DOTALL)
LINK = re.compile(r"\[([^]]+)\]\((?!https?:)([^)]+)\)")
FILE = re.compile(r'(src|srcset)="(?!https?:)([^"]+)"')


def read_addresses() -> dict[str, str]:
    """The addresses of the project by their labels; they have no other place than ``pyproject.toml``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return dict(project.get("urls", {}))


def make_page(readme: str, source: str) -> str:
    """Turn the README into the package page; *source* is the address of the repository, or empty."""
    page = HIDDEN.sub(r"\1", CLONE.sub("", readme))
    if not source:
        return LINK.sub(r"\1", PICTURE.sub("", page))
    source = source.removesuffix("/")
    return FILE.sub(rf'\1="{source}/raw/HEAD/\2"', LINK.sub(rf"[\1]({source}/blob/HEAD/\2)", page))


def main() -> None:
    """Write the page."""
    page = make_page(README.read_text(encoding="utf-8"), read_addresses().get("Source", ""))
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    say(f"{PAGE.relative_to(ROOT)} is written")


if __name__ == "__main__":
    main()
