"""Splits HTML into tags, text and comments, as the tokenizer of the HTML standard does (WHATWG HTML, 13.2.5).

The tokens are places in the source: their slices, joined, are the source, so that a part can be replaced without
changing the rest. Any text is valid input, and the time grows with its length: each state reads to its end or to the
end of the source, and nothing is read again.

Which elements hold raw text is decided here too, by their names, since the standard leaves that to the tree builder.
Within ``svg`` and ``math`` no element does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from .html_tokens import Attribute, EndTag, HtmlText, OtherMarkup, StartTag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .html_tokens import Token

_SPACE = r"\t\n\f\r "
_MARKUP = re.compile(r"<(?:[a-zA-Z!?]|/[\s\S])")
_TAG_NAME = re.compile(rf"[^{_SPACE}/>]*")
_GAP = re.compile(rf"[{_SPACE}/]*")
"""What separates attributes; a slash that does not end the tag is ignored."""
_ATTRIBUTE_NAME = re.compile(rf"=?[^{_SPACE}/>=]*")
_EQUALS_SIGN = re.compile(rf"[{_SPACE}]*=[{_SPACE}]*")
_UNQUOTED = re.compile(rf"[^{_SPACE}>]*")
_COMMENT_END = re.compile("--!?>")
_DOCTYPE = re.compile("<!doctype", re.IGNORECASE | re.ASCII)
_SCRIPT = re.compile(rf"<!--|-->|<(/?)script(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)
_CDATA = "<![CDATA["

_RAW_TEXT = {"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"}
_DECODED_TEXT = {"textarea", "title"}
_FOREIGN = {"svg", "math"}
_INTEGRATION_POINTS = {"foreignobject", "desc", "title"}
"""Elements of SVG that hold HTML again (13.2.6, "HTML integration point")."""


def read_tokens(source: str, inside: str = "") -> Iterator[Token]:
    """Split *source* into tokens, in order and without gaps; it may begin in the raw text of an element."""
    return _Tokenizer(source, inside).read_all()


def find_open_text(source: str, inside: str = "") -> str:
    """Return the name of the element in whose raw text *source* ends, or an empty string.

    It is never ``title``, which has elements if it is part of an ``svg`` that begins before *source*.
    """
    tokenizer = _Tokenizer(source, inside)
    for _token in tokenizer.read_all():
        pass
    return tokenizer.inside if tokenizer.inside != "title" else ""


def read_tag(source: str, start: int, end: int | None = None) -> StartTag | EndTag | None:
    """Read the tag that starts at an offset; ``None`` if there is none, or if it does not end before *end*."""
    end = len(source) if end is None else end
    closing = source.startswith("/", start + 1)
    name = _TAG_NAME.match(source, start + 1 + closing, end)
    if not source.startswith("<", start) or name is None or not (name[0][:1].isascii() and name[0][:1].isalpha()):
        return None
    attributes: list[Attribute] = []
    position = name.end()
    while True:
        gap, position = position, _end_of(_GAP, source, position, end)
        if position >= end:
            return None
        if source[position] == ">":
            break
        attribute = _read_attribute(source, position, end)
        if attribute is None:
            return None
        attributes.append(attribute)
        position = attribute.end + len(attribute.quote)
    if closing:
        return EndTag(start, position + 1, _lower(name[0]))
    is_self_closing = position > gap and source[position - 1] == "/"
    return StartTag(start, position + 1, _lower(name[0]), tuple(attributes), is_self_closing)


def _read_attribute(source: str, start: int, end: int) -> Attribute | None:
    """Read the attribute at an offset; ``None`` if its quotes are not closed."""
    stop = _end_of(_ATTRIBUTE_NAME, source, start, end)
    name = _lower(source[start:stop])
    equals = _EQUALS_SIGN.match(source, stop, end)
    if equals is None:
        return Attribute(name, stop, stop)
    begin = equals.end()
    for quote in ('"', "'"):
        if begin < end and source.startswith(quote, begin):
            stop = source.find(quote, begin + 1, end)
            return None if stop < 0 else Attribute(name, begin + 1, stop, quote, source[begin + 1 : stop])
    stop = _end_of(_UNQUOTED, source, begin, end)
    return Attribute(name, begin, stop, "", source[begin:stop])


class _Tokenizer:
    def __init__(self, source: str, inside: str) -> None:
        self.source = source
        self.position = 0
        self.inside = inside
        """The element whose raw text is read, if any."""
        self.open: list[str] = []
        """The elements ``svg`` and ``math`` that are open, and those in them that hold HTML."""

    def read_all(self) -> Iterator[Token]:
        """Read the data state, and what each tag leads to."""
        source, end = self.source, len(self.source)
        yield from self.read_raw_text(self.inside)
        while self.position < end:
            markup = _MARKUP.search(source, self.position)
            start = markup.start() if markup else end
            if start > self.position:
                yield HtmlText(self.position, start, has_references=True)
            if markup is None:
                return
            token = self.read_markup(start)
            yield token
            self.position = token.end
            if isinstance(token, StartTag):
                yield from self.read_raw_text(token.name)
            self.follow(token)

    def read_raw_text(self, name: str) -> Iterator[HtmlText]:
        """Read the raw text of an element."""
        start = self.position
        self.inside = name if not self.is_foreign and name in _RAW_TEXT | _DECODED_TEXT else ""
        if not self.inside:
            return
        self.position = stop = self.find_end_of_text(name)
        if stop > start:
            yield HtmlText(start, stop, name in _DECODED_TEXT)
        if stop < len(self.source):
            self.inside = ""

    def read_markup(self, start: int) -> Token:
        """Read what begins with a ``<`` that is not text."""
        source = self.source
        if source.startswith("<!", start):
            return self.read_declaration(start)
        if source.startswith("</>", start):
            return OtherMarkup(start, start + 3, "dropped")
        if source.startswith("<?", start) or (source[start + 1] == "/" and not _is_letter(source[start + 2])):
            return OtherMarkup(start, self.find_end(">", start), "comment")
        return read_tag(source, start) or OtherMarkup(start, len(source), "dropped")

    def read_declaration(self, start: int) -> OtherMarkup:
        """Read a comment or what is taken for one, a doctype or CDATA."""
        source = self.source
        if source.startswith("<!--", start):
            for short in ("<!-->", "<!--->"):
                if source.startswith(short, start):
                    return OtherMarkup(start, start + len(short), "comment")
            found = _COMMENT_END.search(source, start + 4)
            return OtherMarkup(start, found.end() if found else len(source), "comment")
        if self.is_foreign and source.startswith(_CDATA, start):
            return OtherMarkup(start, self.find_end("]]>", start), "cdata")
        kind: Literal["doctype", "comment"] = "doctype" if _DOCTYPE.match(source, start) else "comment"
        return OtherMarkup(start, self.find_end(">", start), kind)

    def find_end(self, mark: str, start: int) -> int:
        """The offset after a *mark*, or the end of the source."""
        found = self.source.find(mark, start)
        return found + len(mark) if found >= 0 else len(self.source)

    @property
    def is_foreign(self) -> bool:
        """Whether the elements here are those of SVG or MathML."""
        return bool(self.open) and self.open[-1] in _FOREIGN

    def follow(self, token: Token) -> None:
        """Note an element of SVG or MathML, or one of HTML in it, that begins or ends."""
        if isinstance(token, StartTag) and not token.self_closing:
            if token.name in _FOREIGN or (self.open[-1:] == ["svg"] and token.name in _INTEGRATION_POINTS):
                self.open.append(token.name)
        elif isinstance(token, EndTag) and self.open[-1:] == [token.name]:
            self.open.pop()

    def find_end_of_text(self, name: str) -> int:
        """The end of the raw text of an element."""
        start = self.position
        if name == "plaintext":
            return len(self.source)
        if name == "script":
            return self.find_end_of_script(start)
        found = _end_tag(name).search(self.source, start)
        return found.start() if found else len(self.source)

    def find_end_of_script(self, position: int) -> int:
        """The end of a script: a ``<!--`` in it can hold another script, whose end tag is text (13.2.5.18 to 31)."""
        is_escaped = is_in_script = False
        while found := _SCRIPT.search(self.source, position):
            position = found.end()
            if found[0] == "<!--":
                is_escaped = True
                position -= 2  # ``<!-->`` ends what it begins
            elif found[0] == "-->":
                is_escaped = is_in_script = False
            elif not found[1]:
                is_in_script = is_escaped
            elif is_in_script:
                is_in_script = False
            else:
                return found.start()
        return len(self.source)


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)


def _end_of(pattern: re.Pattern[str], source: str, start: int, end: int) -> int:
    """The end of what a pattern that matches anything matches."""
    found = pattern.match(source, start, end)
    return found.end() if found else start


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _lower(name: str) -> str:
    """*name* in lower case; of other letters than those of ASCII HTML keeps the case."""
    return name.lower() if name.isascii() else re.sub("[A-Z]+", lambda letters: letters[0].lower(), name)
