"""MyST's parser with the settings of the new site, in which each rule that Goldmark does not have is watched.

A watched rule that would match asks the reader, which is in the ``env`` of the parser, whether the markup is meant. If
it is not, the rule declines, so that the parser reads on as Goldmark does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from markdown_it.renderer import RendererHTML

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    _BlockRule = Callable[[StateBlock, int, int, bool], bool]
    _InlineRule = Callable[[StateInline, bool], bool]

READER = "openpractices_reader"
"""The key of the reader in the ``env`` of the parser."""
_BLOCKS_OF_GOLDMARK = {
    *("table", "code", "fence", "blockquote", "hr", "list", "footnote_def", "reference", "html_block", "heading"),
    *("lheading", "deflist", "paragraph"),
    "amsmath",  # on only where the delimiters of the Hugo site are those of LaTeX
}
_INLINES_OF_GOLDMARK = {
    *("text", "newline", "escape", "backticks", "strikethrough", "emphasis", "link", "image", "footnote_ref"),
    *("autolink", "html_inline", "entity", "linkify"),
    *("gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email"),
}
_REPORTED = {"backticks", "html_inline", "autolink", "link", "image"}
_CHAINS = ("paragraph", "reference", "blockquote", "list", "footnote_def")
"""The blocks that the beginning of another block can end."""


class ParserSettings(Protocol):
    """The settings of the parser of a site."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """The value of ``myst_enable_extensions``."""

    @property
    def disabled(self) -> tuple[str, ...]:
        """The value of ``myst_disable_syntax``."""


class MarkupReader(Protocol):
    """What is told about the text while it is parsed; *pos* is an offset in the text that the parser reads."""

    def decline_block(self, name: str, pos: int) -> bool:
        """Return whether the block that begins here is not meant."""

    def decline_inline(self, state: StateInline, pos: int) -> bool:
        """Return whether the markup at this place of a paragraph is not meant."""

    def note_fence(self, token: Token, pos: int, end: int) -> None:
        """Note a block of code that is a directive; its first line is between the offsets."""

    def note_label(self, state: StateInline, start: int, end: int) -> None:
        """Note that the text of an image, between the offsets, is parsed next."""

    def note_inline(self, name: str, state: StateInline, start: int) -> None:
        """Note code, HTML or a link, from an offset to the place that the parser has reached."""


@lru_cache(maxsize=8)
def create_site_parser(extensions: tuple[str, ...], disabled: tuple[str, ...]) -> MarkdownIt:
    """Return the parser for ``myst_enable_extensions`` and ``myst_disable_syntax``; it parses blocks only."""
    # Importing MyST takes longer than most migrations, and many pages need no parser.
    from myst_parser.config.main import MdParserConfig  # noqa: PLC0415
    from myst_parser.parsers.mdit import create_md_parser  # noqa: PLC0415

    config = MdParserConfig(enable_extensions=set(extensions), disable_syntax=list(disabled))
    parser = create_md_parser(config, RendererHTML)
    names = parser.get_active_rules()
    blocks = parser.block.ruler
    terminators = {chain: blocks.getRules(chain) for chain in _CHAINS}
    for name, block in zip(names["block"], blocks.getRules(""), strict=True):
        watched = _watch_fence(block) if name == "fence" else _watch_block(name, block)
        if name == "fence" or name not in _BLOCKS_OF_GOLDMARK:
            blocks.at(name, watched, {"alt": [chain for chain, rules in terminators.items() if block in rules]})
    for name, inline in zip(names["inline"], parser.inline.ruler.getRules(""), strict=True):
        if name not in _INLINES_OF_GOLDMARK:
            parser.inline.ruler.at(name, _watch_inline(name, inline))
        elif name in _REPORTED:
            parser.inline.ruler.at(name, _report_inline(name, inline))
    # Goldmark reads links to addresses such as javascript:, too; they are the reader's business.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _watch_block(name: str, rule: _BlockRule) -> _BlockRule:
    """Return a rule for blocks that declines what is not meant."""

    def watched(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
        if not rule(state, start, end, True):  # noqa: FBT003 - as the parser calls it
            return False
        if state.env[READER].decline_block(name, state.bMarks[start] + state.tShift[start]):
            return False
        return rule(state, start, end, silent)

    return watched


def _watch_fence(rule: _BlockRule) -> _BlockRule:
    """Return the rule for blocks of code, which reports those that MyST reads as directives."""

    def watched(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
        pos, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
        found = rule(state, start, end, silent)
        if found and not silent:
            name, *_others = state.tokens[-1].info.split() or [""]
            if name.startswith("{") and name.endswith("}"):
                state.env[READER].note_fence(state.tokens[-1], pos, stop)
        return found

    return watched


def _watch_inline(name: str, rule: _InlineRule) -> _InlineRule:
    """Return a rule for markup in a paragraph that declines what is not meant."""

    def watched(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
        pos = state.pos
        if not rule(state, True):  # noqa: FBT003 - as the parser calls it
            return False
        state.pos = pos
        # Attributes after a text in brackets: the text remains.
        place = pos if name != "span" else state.md.helpers.parseLinkLabel(state, pos, False) + 1  # noqa: FBT003
        if state.env[READER].decline_inline(state, place):
            return False
        return rule(state, silent)

    return watched


def _report_inline(name: str, rule: _InlineRule) -> _InlineRule:
    """Return a rule that reports what it finds."""

    def reported(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
        reader, pos = state.env[READER], state.pos
        if name == "image" and not silent and state.src[pos : pos + 2] == "![":
            end = state.md.helpers.parseLinkLabel(state, pos + 1, False)  # noqa: FBT003 - as the parser calls it
            reader.note_label(state, pos + 2, end)
        if not rule(state, silent):
            return False
        if not silent:
            reader.note_inline(name, state, pos)
        return True

    return reported
