r"""SVG logos that lie in the site: what in them runs, loads or leads away. Knows nothing of Sphinx.

``logos/svg.py`` knows that, but a page may have thousands of logos. So one regular expression tells those in which
there can be nothing of the kind, as nearly all are, in a fiftieth of the time. It describes a small part of XML and
SVG, and a file has to be of it from its first byte to its last:

* UTF-8, with no document type but that of SVG, no entities, no processing instructions, no references in values:
  nothing says other letters than stand there. No ``\`` in values and style sheets, for CSS has such references too.
* Elements that draw, with or without the prefix of an editor, which is never bound to SVG, HTML or the like. A style
  sheet is one piece of text: a comment or an element in it could split a word that browsers join.
* Attributes that handle no events, and ``href`` only to a place in the same file. In values and style sheets no ``@``
  but of ``@media``, and no ``(`` but of a function that computes, of ``url(#`` or of what a reader prefers: CSS loads
  by functions and by ``@import`` alone.

Any other file is left to the careful reader, who is right about it.
"""

from __future__ import annotations

import re

MOST_FINDINGS = 3
"""What a message names of one file."""

FEW_USES = 20
"""Uses that multiply to no more than 3**7 drawings of a thing; more are counted by the careful reader."""

ELEMENT = (
    rb"(?:path|g|rect|circle|polygon|title|stop|defs|linearGradient|svg|radialGradient|ellipse|line|polyline|desc|use"
    rb"|clipPath|mask|symbol|text|tspan|pattern|filter|fe(?!Image)[A-Z][A-Za-z]+|marker|metadata|switch|flow[A-Z][a-z]+"
    rb"|(?:sodipodi|inkscape|rdf|cc|dc|sketch|serif|figma):[\w-]+)"
)
SVG = rb"http://www\.w3\.org/2000/svg"
NAMESPACE = (
    rb"http://(?:www\.w3\.org/(?:1999/xlink|1999/02/22-rdf-syntax-ns#|2000/01/rdf-schema#)"
    rb"|(?!www\.w3\.org|www\.mozilla\.org)[\w.-]+/[\w./#-]*)"
)
FUNCTIONS = b"|".join(
    rb"(?<=%s)\(" % name for name in b"translate matrix rotate scale skewX skewY rgb rgba hsl var color".split()
)


def css(end: bytes) -> bytes:
    """The pattern of a value, or of a style sheet, that holds no *end*."""
    calm = rb"[^%s<&(@\\]*+" % end
    return rb"%s(?:(?:(?<=url)\((?=#)|%s|\((?=prefers-)|@(?=media\b))%s)*" % (calm, FUNCTIONS, calm)


ATTRIBUTE = (
    rb"(?:(?!xml|href\b|[oO][nN])[A-Za-z][\w-]*+=(?:\"%s\"|'%s')" % (css(b'"'), css(b"'"))
    + rb"|xmlns(?::svg)?=\"%s\"|xmlns:(?!svg=)[\w-]+=\"%s\"|xml:(?:space|lang)=\"[\w-]*\"" % (SVG, NAMESPACE)
    + rb"|(?:xlink:)?href=\"\#[^\"<&]*+\"|(?!xml|[\w-]+:href\b)[\w-]+:[\w-]+=\"[^\"<&]*+\")"
)
SHEET = rb"<style(?:\s+(?:type|id)=\"[\w/-]*\")*\s*+(?:/>|>\s*+(?:%s|<!\[CDATA\[%s\]\]>\s*+)</style>)" % (
    (css(rb"\]"),) * 2
)
COMMENT = rb"<!--(?:[^-]++|-(?!-))*-->"
DECLARATION = (
    rb"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'][uU][tT][fF]-8[\"'])?(?: standalone=[\"']\w+[\"'])?\s*\?>"
)
DOCUMENT_TYPE = (
    rb"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1\.[01]//EN\"\s+\"http://www\.w3\.org/Graphics/SVG/[\w./-]+\"\s*>"
)
PLAIN = re.compile(
    rb"(?=<)(?:%s)?(?:(?:\s++|%s)*%s)?" % (DECLARATION, COMMENT, DOCUMENT_TYPE)
    + rb"(?:[^<&]++|&(?:amp|lt|gt|quot|apos);|</?%s(?:\s++%s)*\s*+/?>|%s|%s)*" % (ELEMENT, ATTRIBUTE, SHEET, COMMENT)
)


def is_plain(data: bytes) -> bool:
    """Whether an SVG file can be seen to hold nothing that runs, loads or leads away."""
    return PLAIN.fullmatch(data) is not None and data.count(b"<use") <= FEW_USES


def findings(data: bytes) -> str:
    """Words for what an SVG file holds that is more than a picture; none when there is nothing."""
    if is_plain(data):
        return ""
    from .svg import clean_svg  # noqa: PLC0415 - most sites never need it

    try:
        removed = clean_svg(data).removed
    except ValueError as err:
        line = getattr(err, "line", None)
        return f"{err}{f' (line {line})' if line else ''}; browsers may not show it"
    found = list(dict.fromkeys(f"{what} (line {line})" for line, what in removed))
    more = [f"and {len(found) - MOST_FINDINGS} more"] if len(found) > MOST_FINDINGS else []
    return f"has {'; '.join(found[:MOST_FINDINGS] + more)}; remove it, for it draws nothing" if found else ""
