"""Checks that the directives of a MyST page end where their author thinks.

MyST-Parser accepts a fence without an end and a marker that closes nothing, and shows the rest of the page in the wrong
place. A page is checked only if our directives ran on it, and only they are reported: examples in code never run.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from myst_parser.mocking import MockState
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning
from sphinx_openpractices.text.files import read_text_file
from sphinx_openpractices.text.markdown_fences import find_open_fences

from .directive_names import DIRECTIVES, ITEM_DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.util.docutils import SphinxDirective

    from sphinx_openpractices.text.markdown_fences import Fence, OpenFence

_OPTION = re.compile(r"[ \t>]*:(?P<name>[a-z-]+):")
_BLOCK = re.compile(r"[ \t>]*---")
_BLOCK_OPTION = re.compile(r"[ \t>]*(?P<name>[a-z-]+):")
_RAN = "openpractices_directives"


def note_directive(directive: SphinxDirective) -> None:
    """Remember that a directive ran, at its line."""
    if isinstance(directive.state, MockState):
        source, line = directive.get_source_info()
        lines = cast("dict[str, set[int]]", directive.env.temp_data.setdefault(_RAN, {}))
        lines.setdefault(source, set()).add(line)


class FenceTransform(SphinxTransform):
    """Reports directives that are never closed or wrongly nested, before galleries report what follows from it."""

    default_priority = 6

    def apply(self, **kwargs: Any) -> None:
        """Check the page, and the pages it includes."""
        suffix = Path(self.env.doc2path(self.env.docname)).suffix
        for source, lines in (self.env.temp_data.get(_RAN) or {}).items():
            if Path(source).suffix == suffix:  # not a caption in a catalog
                self.check_file(source, lines)

    def check_file(self, source: str, lines: AbstractSet[int]) -> None:
        """Check a file, in which our directives ran on *lines*."""
        try:
            text = read_text_file(source)
        except (OSError, ValueError):
            return  # the source was generated
        config = self.env.myst_config  # type: ignore[attr-defined]
        exact = getattr(config, "colon_fence_exact_match", False)
        for line, name in _find_repeated_options(text.split("\n"), lines):
            message = f'remove one of the two options "{name}"; the second is used'
            report_error(Subtype.OPTION, message, f"{source}:{line}")
        reported: set[int] = set()
        for found in find_open_fences(text, colons="colon_fence" in config.enable_extensions, exact_colons=exact):
            place, message = _describe_open_fence(found, lines)
            # What follows from a reported mistake is not another one.
            if message and place not in reported and not (reported and found.fence.after):
                reported.add(place)
                report_warning(Subtype.SYNTAX, message, f"{source}:{place}")


def _find_repeated_options(text: list[str], ran: AbstractSet[int]) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each option that a directive has already; MyST-Parser uses the last of them."""
    for start in sorted(ran):
        names: set[str] = set()
        in_block = start < len(text) and _BLOCK.match(text[start]) is not None
        for line, each in enumerate(text[start + in_block :], start + in_block + 1):
            match = (_BLOCK_OPTION if in_block else _OPTION).match(each)
            if not match:
                break
            if match["name"] in names:
                yield line, match["name"]
            names.add(match["name"])


def _describe_open_fence(found: OpenFence, ran: AbstractSet[int]) -> tuple[int, str]:
    """Return a line and what to write there; an empty message if none of our directives is concerned."""
    fence, outer = found
    for each in (outer, fence):
        if each is not None and _is_stray(each, ran):
            return each.line, f'remove this "{each.marker}"; it does not close anything'
    if outer is None or len(outer.marker) > len(fence.marker) or outer.marker[0] != fence.marker[0]:
        message = f'write "{fence.marker}" at the end of {_name(fence)}; it is never closed'
        return fence.line, message if _is_ours(fence, ran) else ""
    if not _is_ours(fence, ran) and not _is_ours(outer, ran):
        return outer.line, ""
    if outer.name in ITEM_DIRECTIVES and _is_ours(fence, ran):
        return outer.line, f'write "{outer.marker}" before line {fence.line}; {_name(outer)} is not closed there'
    longer = fence.marker + fence.marker[0]
    start = f'"{longer}{{{outer.name}}}"' if outer.name else f'"{longer}"'
    return outer.line, (
        f'write {start} here and "{longer}" at its end; the fence must be longer than that of {_name(fence)} '
        f"on line {fence.line}, which is inside it"
    )


def _is_stray(fence: Fence, ran: AbstractSet[int]) -> bool:
    """Return whether a marker was probably meant to close one of our directives, which is closed already."""
    before = fence.after
    return before is not None and _is_ours(before, ran) and before.marker[0] == fence.marker[0]


def _is_ours(fence: Fence, ran: AbstractSet[int]) -> bool:
    """Return whether a fence is one of our directives, which ran.

    MyST-Parser counts one line too many in a directive whose content begins with a fence (``render_colon_fence``).
    """
    return fence.name.lower() in DIRECTIVES and not ran.isdisjoint((fence.line, fence.line + 1))


def _name(fence: Fence) -> str:
    """Return what a message calls a fence."""
    return f"{{{fence.name}}}" if fence.name else "the block"
