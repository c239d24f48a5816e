"""Front pages of Academic and Wowchemy, from which HugoBlox has come: each block is a file in ``content/home``.

The blocks become ``sections`` of the front page, the form of HugoBlox.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file

from .content_names import read_content_name
from .fields import ensure_mapping, to_flag, to_number, to_text
from .front_matter import read_front_matter
from .source_files import LeftOut, make_source_path

if TYPE_CHECKING:
    from .hugo_site import HugoSite

_LOOKS = {"active", "weight", "widget", "headless", "design", "advanced", "date"}
"""Keys of a file that are not content of its block."""


def add_widget_sections(site: HugoSite) -> None:
    """Add the blocks in ``content/home`` to the front page, in order, unless it has some of its own."""
    folder = site.pages.get("/home")
    if folder is None or to_text(folder.data.get("type")) != "widget_page" or site.home.data.get("sections"):
        return
    blocks = []
    for name in [name for name in folder.resources if name in folder.parts]:
        file = folder.resources[name]
        source = make_source_path(file, site.config.root)
        try:
            front = read_front_matter(read_file(file, MAX_TEXT_BYTES), source)
        except OSError:
            continue  # the file stays in the bundle, which is in the report
        del folder.resources[name]
        site.problems += front.problems
        if not to_flag(front.data.get("active", True)):
            site.left_out.append(LeftOut(source, "is not active"))
            continue
        site.left_out.append(LeftOut(source, "became a section of the front page", "changed"))
        own = {key: value for key, value in front.data.items() if key not in {*_LOOKS, "content", "feature"}}
        content: dict[str, Any] = {**own, "text": front.body.strip("\n"), **ensure_mapping(front.data.get("content"))}
        if features := front.data.get("feature"):
            content["items"] = features
        block = {"block": to_text(front.data.get("widget")), "id": read_content_name(name).base, "content": content}
        blocks.append((to_number(front.data.get("weight")), block))
    if blocks:
        site.home.source = site.home.source or folder.source
        site.home.data["sections"] = [block for _weight, block in sorted(blocks, key=lambda each: each[0])]
