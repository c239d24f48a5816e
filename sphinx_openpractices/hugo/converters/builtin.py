"""Hugo's own shortcodes, but for ``figure``.

Sources: ``tpl/tplimpl/embedded/templates/_shortcodes`` of Hugo 0.168, and of older ones for what was removed since;
``markup/highlight/config.go`` for the options of ``highlight``.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.text.urls import is_url

from .code import code_block
from .results import Arguments, Result, inner_of, keep, line_of

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode

    from .results import Context

NO_ID = "has no {}; kept as it was"


def highlight(shortcode: Shortcode, context: Context) -> Result:
    """`{code-block}` with numbers and emphasis of lines; lost: style, anchors and tables of line numbers."""
    args = Arguments(shortcode)
    language, written = args.take(0, "lang", "language"), args.take(1, "options")
    code = textwrap.dedent(inner_of(shortcode, context, "raw")).strip("\r\n")
    if context.place == "raw":
        return Result(code)
    return code_block(args, context, language, code, written)


def ref(shortcode: Shortcode, context: Context) -> Result:
    """The place in MyST, inside a link; alone in a text a link; lost: the output format, another language."""
    args = Arguments(shortcode)
    place = args.take(0, "path")
    if not place:
        return keep(shortcode, context, NO_ID.format("path"))
    destination = context.ref(place, line_of(shortcode))
    if not destination:
        args.note("lost", f'"{place}" leads nowhere')
    if context.place == "raw":
        return args.result(myst_syntax.enclosed(destination or place))
    return args.result(myst_syntax.reference(destination) if destination else myst_syntax.escape(place))


def details(shortcode: Shortcode, context: Context) -> Result:
    """`{admonition}` with the summary as its title, of the class `dropdown`; lost: folding, names, groups."""
    # <details> in HTML would fold in browsers, but be dropped with its summary from PDF, text and man pages. The
    # admonition is whole everywhere, and sphinx-togglebutton folds it where a site has that extension.
    args = Arguments(shortcode)
    line = line_of(shortcode)
    summary = args.take("summary", "text", "title", "label", 0) or "Details"
    body = inner_of(shortcode, context)
    args.take("open")  # it is
    if context.inline:
        args.note("lost", "stands in a line or in a table, where nothing folds")
        return args.result(f"**{myst_syntax.one_line(context.markdown(summary, line))}** {body}".strip())
    args.note("changed", "is always open, unless the site adds sphinx-togglebutton")
    return args.result(boxed(body, context.markdown(summary, line), "dropdown"), block=True)


def boxed(body: str, title: str, kind: str) -> str:
    """An admonition with a title that is Markdown already; without a body the title alone, as Docutils asks for one."""
    if not body.strip():
        return f"**{myst_syntax.one_line(title)}**"
    return myst_syntax.directive("admonition", body, argument=title, options={"class": kind} if kind else None)


def youtube(shortcode: Shortcode, context: Context) -> Result:
    """A link to the video on YouTube, from its start time on; lost: the player and its options."""
    args = Arguments(shortcode)
    name, title, start = args.take("id", 0), args.take("title", 1), args.take("start")
    address = f"https://www.youtube.com/watch?v={quote(name, safe='')}" + (f"&t={quote(start)}s" if start else "")
    return embed(args, context, address if name else "", title or "Video on YouTube", "id")


def vimeo(shortcode: Shortcode, context: Context) -> Result:
    """A link to the video on Vimeo; lost: the player and its options."""
    args = Arguments(shortcode)
    name, title = args.take("id", 0), args.take("title", 2)
    return embed(args, context, f"https://vimeo.com/{quote(name)}" if name else "", title or "Video on Vimeo", "id")


def instagram(shortcode: Shortcode, context: Context) -> Result:
    """A link to the post on Instagram; lost: the post itself."""
    args = Arguments(shortcode)
    name = args.take(0, "id")
    address = f"https://www.instagram.com/p/{quote(name, safe='')}/" if name else ""
    return embed(args, context, address, args.take("title") or "Post on Instagram", "id")


def x(shortcode: Shortcode, context: Context) -> Result:
    """A link to the post on X; lost: the post itself."""
    args = Arguments(shortcode)
    # Older versions took the id alone; X finds the post whatever stands for the user.
    name, user = args.take("id", 0), args.take("user")
    address = f"https://x.com/{quote(user or 'i', safe='')}/status/{quote(name, safe='')}" if name else ""
    return embed(args, context, address, f"Post by @{user} on X" if user else "Post on X", "id")


def gist(shortcode: Shortcode, context: Context) -> Result:
    """A link to the gist, or to one of its files; lost: the code itself."""
    args = Arguments(shortcode)
    user, name, file = args.take(0, "user"), args.take(1, "id"), args.take(2, "file")
    anchor = "#file-" + re.sub(r"[^a-z0-9]+", "-", file.lower()).strip("-") if file else ""
    address = f"https://gist.github.com/{quote(user)}/{quote(name)}{anchor}" if user and name else ""
    return embed(args, context, address, f"{file} in a gist by {user}" if file else f"Gist by {user}", "user or no id")


def embed(args: Arguments, context: Context, address: str, text: str, missing: str) -> Result:
    """A link to what a page would load from elsewhere: this project's pages load nothing."""
    if not address:
        return keep(args.shortcode, context, NO_ID.format(missing))
    args.note("changed", "is a link; pages load nothing from elsewhere")
    return args.result(myst_syntax.link(myst_syntax.escape(text), address))


def qr(shortcode: Shortcode, context: Context) -> Result:
    """Its text, or a link to the address that it holds; lost: the picture."""
    args = Arguments(shortcode)
    text = args.take("text") or inner_of(shortcode, context, "raw").strip()
    if not text:
        return keep(shortcode, context, NO_ID.format("text"))
    args.note("changed", "is the text of the code, since nothing draws one")
    label = myst_syntax.escape(args.take("title", "alt") or text)
    remote = is_url(text) and not re.search(r"\s", text)
    return args.result(myst_syntax.link(label, text) if remote else myst_syntax.escape(text))


def param(shortcode: Shortcode, context: Context) -> Result:
    """The value of the parameter, as the page or the site had it; lost: later changes of the parameter."""
    args = Arguments(shortcode)
    name = args.take(0)
    value = context.param(name) if name else None
    if value is None:
        return keep(shortcode, context, f'there is no parameter "{name}"; kept as it was')
    # Hugo escapes the value in {{< >}}; in {{% %}} it is read as Markdown.
    as_is = shortcode.markdown or context.place == "raw"
    return args.result(value if as_is else myst_syntax.escape(value))


def comment(shortcode: Shortcode, context: Context) -> Result:
    """A comment, which readers do not see; lost: nothing."""
    text = "".join(piece.source for piece in shortcode.inner or ()).strip()
    if context.inline:
        return Result("")
    return Result("\n".join(f"% {line}".rstrip() for line in text.split("\n")) if text else "", block=True)
