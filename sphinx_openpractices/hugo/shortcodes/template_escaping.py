"""Escapes the values in a filled template by the HTML around them, as Go does.

Source: `html/template <https://pkg.go.dev/html/template>`__, "Contexts". A value where Go expects JavaScript, or a part
of a tag, is refused.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_openpractices.hugo.markdown.commonmark import read_plain_text
from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import HtmlText, OtherMarkup, StartTag

from .pieces import Text
from .template_filling import VALUE_MARK, Content, TemplateError, to_plain_text
from .template_functions import SafeText, SafeUrl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.text.html_tokens import Attribute

    from .template_filling import Filled

_URLS = frozenset(
    ("action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "href", "icon", "longdesc")
) | {"manifest", "poster", "profile", "src", "usemap", "xmlns"}
_URL_NAME = re.compile("src|uri|url")
"""Go takes other attributes for addresses by these parts of their names."""
_SAFE_SCHEMES = {"http", "https", "mailto"}
BLANKED_ADDRESS = "#ZgotmplZ"
"""What Go writes in place of an address with another scheme."""
_BLANKED_STYLE = "ZgotmplZ"
_UNSAFE_STYLE = re.compile(r"[\0\"'()/;@\[\\\]`{}<>]|--|expression|mozbinding", re.IGNORECASE)
_BARE = re.compile(r"[\s\"'=`&<>+]")
_TAG = re.compile("<[^>]*>")


def escape_values(html: str, values: Sequence[Filled], blanked: list[str]) -> str:
    """Return HTML with its values escaped, without comments; only the marks of content are left.

    Addresses that Go replaces are added to *blanked*. Raise `TemplateError` for a value that cannot be inserted.
    """
    parts = []
    silent = ""
    for token in read_tokens(html):
        source = html[token.start : token.end]
        if isinstance(token, OtherMarkup):
            if token.kind == "dropped" and VALUE_MARK.search(source):
                raise TemplateError("a value within a tag")
            source = "" if token.kind == "comment" else source
        elif isinstance(token, HtmlText):
            source = _escape_text(source, values, raw=not token.has_references, silent=silent)
        elif VALUE_MARK.search(source):
            if not isinstance(token, StartTag):
                raise TemplateError("a value within a tag")
            source = _escape_attributes(html, token, values, blanked)
        silent = token.name if isinstance(token, StartTag) else ""
        parts.append(source)
    return "".join(parts)


def _escape_text(source: str, values: Sequence[Filled], *, raw: bool, silent: str) -> str:
    """Escape the values in text; in scripts and styles there are none."""
    if raw and VALUE_MARK.search(source):
        raise TemplateError(f"a value within {silent or 'a script'}")

    def insert(match: re.Match[str]) -> str:
        value = values[int(match[1])]
        if isinstance(value, Content):
            return match[0]
        return value if isinstance(value, SafeText) else escape(to_plain_text(value))

    return VALUE_MARK.sub(insert, source)


def _escape_attributes(html: str, tag: StartTag, values: Sequence[Filled], blanked: list[str]) -> str:
    """Escape the values in the attributes of a tag."""
    parts = []
    done = tag.start
    for attribute in tag.attributes:
        if attribute.source and VALUE_MARK.search(attribute.source):
            parts += [html[done : attribute.start], _escape_attribute(attribute, values, blanked)]
            done = attribute.end
    source = "".join([*parts, html[done : tag.end]])
    if VALUE_MARK.search(source):
        raise TemplateError("a value within a tag")
    return source


def _escape_attribute(attribute: Attribute, values: Sequence[Filled], blanked: list[str]) -> str:
    """Escape the values in an attribute; without quotes, characters that would end it, too."""
    name = attribute.name.removeprefix("data-").rpartition(":")[2]
    if name.startswith("on") or name in {"srcset", "srcdoc"}:
        raise TemplateError(f'a value within the attribute "{name}"')
    is_url = name in _URLS or _URL_NAME.search(name) is not None
    parts: list[str] = []
    for number, part in enumerate(VALUE_MARK.split(attribute.source or "")):
        if not number % 2:
            parts.append(part)
            continue
        value = values[int(part)]
        text = _read_attribute_text(value)
        if is_url:
            address = _escape_address(text, "".join(parts), is_safe=isinstance(value, SafeUrl))
            blanked += [text] if address == BLANKED_ADDRESS else []
            text = address
        elif name == "style" and not isinstance(value, SafeText) and _UNSAFE_STYLE.search(text):
            text = _BLANKED_STYLE
        if attribute.quote:
            parts.append(escape(text))
        else:
            parts.append(_BARE.sub(lambda match: f"&#{ord(match[0])};", text) or _BLANKED_STYLE)
    return "".join(parts)


def _read_attribute_text(value: Filled) -> str:
    """Return a value as text; of HTML, the text without tags."""
    if isinstance(value, Content):
        if not all(isinstance(piece, Text) for piece in value.pieces):
            raise TemplateError("its content within an attribute")
        return read_plain_text(value.source)
    text = to_plain_text(value)
    return _TAG.sub("", text) if isinstance(value, SafeText) else text


def _escape_address(text: str, before: str, *, is_safe: bool) -> str:
    """Escape a part of an address, by the text *before* it there."""
    if "?" in before or "#" in before:
        return quote(text, safe="")
    scheme, colon, _rest = text.partition(":")
    if not before.strip() and not is_safe and colon and "/" not in scheme and scheme.lower() not in _SAFE_SCHEMES:
        return BLANKED_ADDRESS
    return quote(text, safe="!#$&*+,/:;=?@[]%-._~")
