"""The attributes of HTML that link to other resources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .html_tags import read_tokens
from .html_tokens import StartTag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .html_tokens import Attribute

_LINK_ATTRIBUTES = {
    **dict.fromkeys(["area", "link"], ("href",)),
    **dict.fromkeys(["audio", "embed", "iframe", "img", "input", "script", "source", "track", "video"], ("src",)),
    # Elements of SVG, which has two names for the attribute; HTML also has ``a``.
    **dict.fromkeys(["a", "image", "use"], ("href", "xlink:href")),
}
"""The ``href`` and ``src`` of the HTML standard ("Attributes"), except that of ``base``, which is not a link itself."""


def find_links(source: str, inside: str = "") -> Iterator[Attribute]:
    """Find the attributes of links and images in HTML, in order; comments, scripts and other text have none.

    *inside* is the element in whose raw text *source* begins.
    """
    for token in read_tokens(source, inside):
        if isinstance(token, StartTag):
            yield from get_links(token)


def find_ids(source: str, inside: str = "") -> Iterator[str]:
    """Find the ids of elements, and the names of links, to which a fragment of a URL can lead (HTML, 7.4.6.3)."""
    for token in read_tokens(source, inside):
        if isinstance(token, StartTag):
            yield from get_ids(token)


def get_ids(tag: StartTag) -> Iterator[str]:
    """Yield the id of a tag, and the name of a link."""
    for name, attribute in tag.first_attributes.items():
        if attribute.value and (name == "id" or (name == "name" and tag.name == "a")):
            yield attribute.value


def get_links(tag: StartTag) -> Iterator[Attribute]:
    """Yield the attributes of a tag that are links or images, and have a value."""
    names = _LINK_ATTRIBUTES.get(tag.name, ())
    seen = set()
    for attribute in tag.attributes:
        if attribute.name in names and attribute.name not in seen:
            seen.add(attribute.name)
            if attribute.source is not None:
                yield attribute


def replace_values(source: str, values: Iterable[tuple[Attribute, str]]) -> str:
    """Replace the values of attributes of *source*, which are in order; everything else is unchanged."""
    parts = []
    done = 0
    for attribute, value in values:
        quote = "" if attribute.quote else '"'
        parts += [source[done : attribute.start], quote, escape(value), quote]
        done = attribute.end
    return "".join([*parts, source[done:]])
