"""Writes the metadata of a card as HTML: values as chips, and a link to the source with the mark of its host."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_openpractices.extension.base.nodes import get_title
from sphinx_openpractices.extension.base.reporting import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.writers.html5 import HTML5Translator

    from .writer_parts import _Element

_PILL_KEY = "relation"
SOURCE_KEY = "repository"
_KNOWN_KEYS = ("relation", "tags", "license")
"""Keys with values that readers understand without a label."""
_CLICKABLE_KEYS = ("tags", "relation")
"""Keys with values that the script turns into buttons of the filter; a card has them in the order of its chips."""
_HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "codeberg"}
"""Hosts whose marks are shapes of ``project-hosts.css``, with the ends of their class names."""


def visit_meta_html(self: HTML5Translator, node: _Element) -> None:
    """Write a paragraph for each key, which stylesheets turn into a line of chips, and the link to the source last.

    Without stylesheets, in e-books and for screen readers it is a line of text: ``Tags: maps, arrays``. An e-book shows
    the address of the source.
    """
    fields = list(node.findall(nodes.field))
    is_book = self.builder.name == "epub"
    self.body.append(self.starttag(node, "div", CLASS="project-meta"))
    for field in sorted(fields, key=lambda field: bool(field["key"] == SOURCE_KEY)):
        self.body.append("<p>")
        [text] = field.findall(nodes.paragraph)
        if field["key"] == SOURCE_KEY and not is_book:
            write_source(self, node.parent, text)
        else:
            label = f"{field[0].astext()}: "
            if field["key"] in _KNOWN_KEYS:
                _write_hidden(self, label)
            else:
                self.body.append(self.encode(label))
            write_values(self, text, field["key"], list_choices(self, node.parent, field["key"]))
        self.body.append("</p>\n")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def write_values(self: HTML5Translator, text: _Element, key: str, choices: Sequence[str] = ()) -> None:
    """Write the values of a key, in ``bdi``: the direction of a value, such as C++, is often not that of the page.

    *choices* are the values as the filter knows them, if a reader can filter by them.
    """
    name = "op-pill" if key == _PILL_KEY else "op-chip"
    ahead = iter(choices)
    for child in text.children:
        if isinstance(child, nodes.inline):
            choice = next(ahead, None)
            data = "" if choice is None else f' data-value="{self.attval(f"{key}={choice}")}"'
            self.body.append(f'<bdi class="{name}"{data}>{self.encode(child.astext())}</bdi>')
        elif isinstance(child, nodes.Text):
            _write_hidden(self, child.astext())
        else:
            child.walkabout(self)


def find_host(url: str) -> str:
    """Return the end of the class name for the mark of the host of a repository; it is empty for an unknown host.

    Many organizations have a GitLab of their own, at an address that begins with its name.
    """
    host = urlsplit(url).hostname or ""
    return "gitlab" if host.startswith("gitlab.") else _HOSTS.get(host.removeprefix("www."), "")


def write_source(self: HTML5Translator, highlight: _Element, text: _Element) -> None:
    """Write the link to the source of a project: the mark of its host, with a name for screen readers."""
    [link] = text.findall(nodes.reference)
    host = find_host(link["refuri"])
    names = f"op-icon op-icon-{host}" if host else "op-icon"
    self.body.append(self.starttag(nodes.inline(), "a", "", CLASS=names, href=link["refuri"]))
    _write_hidden(self, _("Source code of {title}").format(title=get_title(highlight).astext()))
    self.body.append("</a>")


def _write_hidden(self: HTML5Translator, text: str) -> None:
    """Write text that readers hear, copy and see without our stylesheet."""
    self.body.append(f'<span class="op-visually-hidden">{self.encode(text)}</span>')


def list_choices(self: HTML5Translator, highlight: _Element, key: str) -> Sequence[str]:
    """Return the values of a key by which readers can filter the gallery of a card, in the order of its chips."""
    gallery = highlight.parent
    if key not in _CLICKABLE_KEYS or key not in gallery.get("filter-keys", ()) or self.builder.name == "epub":
        return ()
    values: list[str] = highlight.get(key, [])
    return values
