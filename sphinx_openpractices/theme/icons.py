"""Leaves out the script of FontAwesome where no page needs it.

Pages get their icons from fonts: ours has those of the parent's templates, and browsers load FontAwesome's only for
other icons (styles/icons.css). The script, of 540 kB in pydata-sphinx-theme 0.16, is for icons that a site makes:
https://pydata-sphinx-theme.readthedocs.io/en/stable/user_guide/header-links.html#svg-icons
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEEDS_SCRIPT = ("fa-custom", "fa-layers", "data-fa-")
"""Classes and attributes of icons that FontAwesome's stylesheet cannot show."""


def needs_icon_script(context: dict[str, Any]) -> bool:
    """Return whether a page, or a link in its header, has an icon that only the script can show."""
    texts = [context.get("body") or "", *_list_icons(context.get("theme_icon_links") or ())]
    return any(name in text for text in texts for name in _NEEDS_SCRIPT)


def _list_icons(links: Iterable[dict[str, Any]]) -> list[str]:
    return [str(link.get("icon", "")) for link in links]
