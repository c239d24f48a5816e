"""Shortcodes that many themes have: callouts, calls to action, videos, quotations.

Their arguments are those of HugoBlox, Docsy, the scientific Python theme, Hextra, Book, Relearn, LoveIt, Congo and
Blowfish, as far as their names agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_openpractices.hugo.markdown import myst_syntax

from .builtin import boxed
from .results import Arguments, Result, inner_of, keep, line_of

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .results import Context

WORDS = {
    "note": ("info", "information", "primary", "secondary", "default", "abstract", "summary", "example", "quote"),
    "tip": ("success", "check", "done"),
    "hint": ("question", "help", "faq"),
    "warning": ("warn", "alert"),
    "danger": ("failure", "fail", "bug", "critical"),
    **dict.fromkeys(("attention", "caution", "error", "important", "seealso"), ()),
}
KINDS = {word: kind for kind, words in WORDS.items() for word in (kind, *words)}
"""What Sphinx calls the kinds of callouts."""
EMPTY = "is empty; nothing stands for it"
NO_LINK = "has no link; kept as it was"
IN_LINE = "stands in a line or in a table, where no box can stand; its text stands there"
ADDRESS = re.compile(r"(?:[a-z][a-z+.-]*:|[/#.]).*|\S+(?:/|\.md|\.html)\S*", re.IGNORECASE)
"""What is more likely to be a link than a text, of arguments without names."""
DASH = "\N{EM DASH}"


def callout(shortcode: Shortcode, context: Context) -> Result:
    """An admonition of the kind that its first argument names, with its title; lost: icons, colors, folding."""
    args = Arguments(shortcode)
    name = shortcode.name.lower().rpartition("/")[2]
    word = args.take("type", "kind", "level", "color", "style", "variant", "status", "context")
    word = word or ("" if name in KINDS and name != "alert" else args.take(0))
    kind = KINDS.get((word or name).lower(), "")
    title = args.take("title", "header", "heading", 0 if name in KINDS and name != "alert" else 1)
    if word and not kind:
        # The scientific Python theme makes the title of its own kinds of the word.
        title = title or (humanized(word) if name == "admonition" else "")
        args.note("changed", f'is a note, since Sphinx has no "{word}"')
    title = context.markdown(title, line_of(shortcode)) if title else ""
    body = inner_of(shortcode, context)
    if not body.strip():
        words = args.take("text", "content", "body", "message", "description")
        body = context.markdown(words, line_of(shortcode)) if words else ""
    if not body.strip() and not title:
        args.note("lost", EMPTY)
        return args.result("")
    kind = kind or "note"
    if context.inline:
        args.note("lost", IN_LINE)
        return args.result(f"**{myst_syntax.one_line(title) or kind.capitalize()}:** {body}".strip())
    if title or not body.strip():
        return args.result(boxed(body, title, kind), block=True)
    return args.result(myst_syntax.directive(kind, body), block=True)


def humanized(word: str) -> str:
    """A word as a title."""
    return re.sub(r"[-_]+", " ", word).strip().capitalize()


def button(shortcode: Shortcode, context: Context) -> Result:
    """A container `call-to-action` of its links, which the theme shows as buttons; lost: colors, sizes, icons."""
    args = Arguments(shortcode)
    line = line_of(shortcode)
    first, second = shortcode.get_text(0), shortcode.get_text(1)
    places = (0, 1) if ADDRESS.fullmatch(first) or not ADDRESS.fullmatch(second) else (1, 0)
    address = args.take("cta_link", "link", "url", "href", "to", "target", places[0])
    related = "" if address else args.take("relref", "ref")
    text = args.take("cta_text", "text", "label", "title", "name", places[1])
    label = context.markdown(text, line) if text else inner_of(shortcode, context, "line")
    links = [linked(label, context.ref(related, line) if related else context.link(address, line) if address else "")]
    if other := args.take("cta_alt_text"):
        alternative = args.take("cta_alt_link")
        links.append(linked(context.markdown(other, line), context.link(alternative, line) if alternative else ""))
    links = [each for each in links if each]
    if not links or not (address or related):
        return keep(shortcode, context, NO_LINK)
    if args.take("new_tab", "cta_new_tab", "newtab", "cta_alt_new_tab"):
        args.note("changed", "opens where the reader decides")
    if context.inline:
        return args.result(" ".join(links))
    return args.result(myst_syntax.directive("container", "\n".join(links), argument="call-to-action"), block=True)


def linked(label: str, destination: str) -> str:
    """A link; one without a text takes its address or the title of its page."""
    label = myst_syntax.one_line(label)
    if not destination:
        return label
    # A link in a link is none.
    return (
        myst_syntax.link(myst_syntax.escape(myst_syntax.plain(label)) if "](" in label else label, destination)
        if label
        else (myst_syntax.reference(destination))
    )


def video(shortcode: Shortcode, context: Context) -> Result:
    """A link to the video, a file that travels with the page; lost: the player, the picture before it begins."""
    args = Arguments(shortcode)
    source = args.take("src", "mp4", "webm", "url", "file", 0)
    destination = context.link(source, line_of(shortcode)) if source else ""
    if not destination:
        return keep(shortcode, context, "has no video that could be found; kept as it was")
    file = unquote(urlsplit(source).path).rstrip("/").rpartition("/")[2]
    caption = args.take("title", "caption", "alt", 1)
    text = context.markdown(caption, line_of(shortcode)) if caption else f"Video: {myst_syntax.escape(file or source)}"
    args.note("changed", "is a link to the video")
    return args.result(linked(text, destination))


def quotation(shortcode: Shortcode, context: Context) -> Result:
    """A quotation, `{pull-quote}` for the pulled ones, with who said it; lost: side, color, size."""
    args = Arguments(shortcode)
    line = line_of(shortcode)
    given = args.take("text", "quote", "content")
    text = context.markdown(given, line) if given else inner_of(shortcode, context)
    if not text.strip() and (given := args.take(0)):
        text = context.markdown(given, line)
    if not text.strip():
        args.note("lost", EMPTY)
        return args.result("")
    author = args.take("author", "by", "name", "attribution")
    work = args.take("source", "title", "work", "cite")
    names = ", ".join(context.markdown(each, line) for each in (author, work) if each and not ADDRESS.fullmatch(each))
    address = args.take("link", "url", "href", "citelink", "authorlink")
    address = address or next((each for each in (author, work) if ADDRESS.fullmatch(each)), "")
    destination = context.link(address, line) if address else ""
    by = linked(names, destination) if names or destination else ""
    if context.inline:
        return args.result(
            f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}{f' {DASH} {by}' if by else ''}"
        )
    body = f"{text}\n\n{DASH} {by}" if by else text
    if "pull" in shortcode.name.lower():
        return args.result(myst_syntax.directive("pull-quote", body), block=True)
    return args.result(myst_syntax.indent(body, "> "), block=True)
