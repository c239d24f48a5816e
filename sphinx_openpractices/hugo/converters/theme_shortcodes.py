"""Converts shortcodes that many themes have: callouts, calls to action, videos, quotations.

The arguments are those of HugoBlox, Docsy, the scientific Python theme, Hextra, Book, Relearn, LoveIt, Congo and
Blowfish, as far as the themes agree on names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax

from .results import ConversionResult, convert_inner, get_line, keep_shortcode
from .shortcode_arguments import ShortcodeArguments

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .converter_context import ConverterContext

_KIND_NAMES = {
    "note": ("info", "information", "primary", "secondary", "default", "abstract", "summary", "example", "quote"),
    "tip": ("success", "check", "done"),
    "hint": ("question", "help", "faq"),
    "warning": ("warn", "alert"),
    "danger": ("failure", "fail", "bug", "critical"),
    **dict.fromkeys(("attention", "caution", "error", "important", "seealso"), ()),
}
_KINDS = {word: kind for kind, names in _KIND_NAMES.items() for word in (kind, *names)}
"""The admonition of Sphinx for each kind of callout."""
_EMPTY = "is empty; left out"
_NO_LINK = "has no link; kept unchanged"
_IN_LINE = "is in a line or a table, which cannot contain a box; inserted as text"
_ADDRESS = re.compile(r"(?:[a-z][a-z+.-]*:|[/#.]).*|\S+(?:/|\.md|\.html)\S*", re.IGNORECASE)
"""What is more likely a link than a text, among arguments without names."""
_DASH = "\N{EM DASH}"
_SPEAKERS = (
    *("author", "by", "name", "attribution", "footer", "speaker", "person", "from", "role"),
    *("source", "title", "work", "cite", "book"),
)
"""Who is quoted, and from which work, in this order."""


def convert_callout(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """An admonition of the kind that its first argument names, with its title; lost: icons, colors, folding."""
    args = ShortcodeArguments(shortcode)
    name = shortcode.name.lower().rpartition("/")[2]
    word = args.take("type", "kind", "level", "color", "style", "variant", "status", "context")
    word = word or ("" if name in _KINDS and name != "alert" else args.take(0))
    kind = _KINDS.get((word or name).lower(), "")
    title = args.take("title", "header", "heading", 0 if name in _KINDS and name != "alert" else 1)
    if word and not kind:
        # In the scientific Python theme, an unknown kind is the title.
        title = title or (_humanize_word(word) if name == "admonition" else "")
        args.add_note("changed", f'became a note, since Sphinx has no "{word}"')
    title = context.convert_markdown(title, get_line(shortcode)) if title else ""
    body = convert_inner(shortcode, context)
    if not body.strip():
        text = args.take("text", "content", "body", "message", "description")
        body = context.convert_markdown(text, get_line(shortcode)) if text else ""
    if not body.strip() and not title:
        args.add_note("lost", _EMPTY)
        return args.make_result("")
    kind = kind or "note"
    if context.inline:
        args.add_note("lost", _IN_LINE)
        return args.make_result(f"**{myst_syntax.join_lines(title) or kind.capitalize()}:** {body}".strip())
    if title or not body.strip():
        return args.make_result(myst_syntax.write_admonition(body, title, kind), block=True)
    return args.make_result(myst_syntax.write_directive(kind, body), block=True)


def _humanize_word(word: str) -> str:
    """Return a word as a title."""
    return re.sub(r"[-_]+", " ", word).strip().capitalize()


def convert_button(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A container `call-to-action` of its links, which the theme shows as buttons; lost: colors, sizes, icons."""
    args = ShortcodeArguments(shortcode)
    line = get_line(shortcode)
    first, second = shortcode.get_text(0), shortcode.get_text(1)
    places = (0, 1) if _ADDRESS.fullmatch(first) or not _ADDRESS.fullmatch(second) else (1, 0)
    address = args.take("cta_link", "link", "url", "href", "to", "target", places[0])
    related = "" if address else args.take("relref", "ref")
    text = args.take("cta_text", "text", "label", "title", "name", places[1])
    label = context.convert_markdown(text, line) if text else convert_inner(shortcode, context, "line")
    links = [
        _link_label(
            label,
            context.resolve_ref(related, line) if related else context.resolve_link(address, line) if address else "",
        )
    ]
    if other := args.take("cta_alt_text"):
        alternative = args.take("cta_alt_link")
        links.append(
            _link_label(
                context.convert_markdown(other, line), context.resolve_link(alternative, line) if alternative else ""
            )
        )
    links = [each for each in links if each]
    if not links or not (address or related):
        return keep_shortcode(shortcode, context, _NO_LINK)
    if args.take("new_tab", "cta_new_tab", "newtab", "cta_alt_new_tab"):
        args.add_note("changed", "no longer opens a new tab")
    if context.inline:
        return args.make_result(" ".join(links))
    return args.make_result(
        myst_syntax.write_directive("container", "\n".join(links), argument="call-to-action"), block=True
    )


def _link_label(label: str, destination: str) -> str:
    """Write a link; without a text, it shows its address or the title of its page."""
    label = myst_syntax.join_lines(label)
    if not destination:
        return label
    # Links do not nest.
    return (
        myst_syntax.write_link(
            myst_syntax.escape_text(commonmark.read_plain_text(label)) if "](" in label else label, destination
        )
        if label
        else (myst_syntax.write_reference(destination))
    )


def convert_video(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A link to the video file, which is copied with the page; lost: the player and its preview image."""
    args = ShortcodeArguments(shortcode)
    source = args.take("src", "mp4", "webm", "url", "file", 0)
    destination = context.resolve_link(source, get_line(shortcode)) if source else ""
    if not destination:
        return keep_shortcode(shortcode, context, "the video was not found; kept unchanged")
    file = unquote(urlsplit(source).path).rstrip("/").rpartition("/")[2]
    caption = args.take("title", "caption", "alt", 1)
    text = (
        context.convert_markdown(caption, get_line(shortcode))
        if caption
        else f"Video: {myst_syntax.escape_text(file or source)}"
    )
    args.add_note("changed", "became a link to the video")
    below = args.take("caption")
    texts = [context.convert_markdown(below, get_line(shortcode))] if below and below != caption else []
    return args.make_result(" ".join([_link_label(text, destination), *texts]))


def convert_quotation(shortcode: Shortcode, context: ConverterContext) -> ConversionResult:
    """A quotation, `{pull-quote}` for pull quotes, with its author; lost: side, color, size."""
    args = ShortcodeArguments(shortcode)
    line = get_line(shortcode)
    written = args.take("text", "quote", "content")
    text = context.convert_markdown(written, line) if written else convert_inner(shortcode, context)
    others: tuple[int, ...] = (0, 1, 2)
    if not text.strip() and (written := args.take(0)):
        text, others = context.convert_markdown(written, line), (1, 2)
    if not text.strip():
        args.add_note("lost", _EMPTY)
        return args.make_result("")
    keys: tuple[str | int, ...] = (*_SPEAKERS, *others)
    given = [each for key in keys if (each := args.take(key))]
    names = ", ".join(context.convert_markdown(each, line) for each in given if not _ADDRESS.fullmatch(each))
    written = args.take("link", "url", "href", "citelink", "authorlink")
    address, *unused = [each for each in (written, *given) if _ADDRESS.fullmatch(each)] or [written]
    for each in unused:
        args.add_note("lost", f'the link "{each}" is lost, since the names are one link')
    destination = context.resolve_link(address, line) if address else ""
    by = _link_label(names, destination) if names or destination else ""
    if context.inline:
        return args.make_result(
            f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}{f' {_DASH} {by}' if by else ''}"
        )
    body = f"{text}\n\n{_DASH} {by}" if by else text
    if "pull" in shortcode.name.lower():
        return args.make_result(myst_syntax.write_directive("pull-quote", body), block=True)
    return args.make_result(myst_syntax.indent_lines(body, "> "), block=True)
