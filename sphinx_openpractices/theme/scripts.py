"""Decides which scripts of the parent a page needs at once; ``layout.html`` leaves out or postpones the others.

Pages get their icons from fonts: ours has those of the parent's templates, and browsers load FontAwesome's only for
other icons (styles/icons.css). FontAwesome's script, of 540 kB in pydata-sphinx-theme 0.16, is for icons that a site
makes: https://pydata-sphinx-theme.readthedocs.io/en/stable/user_guide/header-links.html#svg-icons
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NEED_ICON_SCRIPT = ("fa-custom", "fa-layers", "data-fa-")
"""Classes and attributes of icons that FontAwesome's stylesheet cannot show."""
_USES_BOOTSTRAP = "data-bs-"
"""The attributes with which HTML on a page uses Bootstrap, such as a carousel that starts by itself."""


def choose_scripts(app: Sphinx, context: dict[str, Any]) -> None:
    """Add to the context of a page whether it needs the script for icons, and whether Bootstrap can come later.

    Bootstrap comes at once for scripts of the site, which may use it, and for HTML on the page that does.
    """
    body = str(context.get("body") or "")
    icons = [str(link.get("icon", "")) for link in context.get("theme_icon_links") or ()]
    context["openpractices_icon_script"] = any(name in text for text in (body, *icons) for name in _NEED_ICON_SCRIPT)
    context["openpractices_bootstrap_later"] = not (app.config.html_js_files or _USES_BOOTSTRAP in body)
