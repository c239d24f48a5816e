"""Link definitions (``[a]: x``) and notes (``[^1]: x``), whose names MyST reads for the whole page.

In Hugo, the content of a shortcode is a text of its own: its names are unknown to the page around it. Goldmark takes
the first of several definitions, compares the names of notes by case, and leaves out notes without a reference.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils.nodes import fully_normalize_name, make_id

from .code_blocks import find_code_blocks, find_gaps
from .commonmark import DEFINITION_PARSER
from .destinations import CodeSpans

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

_DEFINITION = re.compile(
    r"^(?P<before>(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)\[(?P<name>(?:[^\[\]\\\n]|\\.)+)\]:", re.MULTILINE
)
_NAME = re.compile(r"\\.|(?P<ticks>`+)|\[(?P<name>(?:[^\[\]\\\n]|\\.)+)\](?P<end>:|\[\])?", re.DOTALL)
_NEW_BLOCK = re.compile(r"[ ]{0,3}(?:#|>|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|:::|<|\[[^\]\n]+\]:)")
"""What ends the first paragraph of a note."""
_FENCE = re.compile(r"^([ \t>]*):{3,}.*$", re.MULTILINE)


class PageNames:
    """The names that the texts of a page define; those that an earlier text defines are renamed."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def rename(self, text: str) -> str:
        """Return a text with names that no other text of the page defines, and that MyST can read."""
        found = [_split_name(name) for name in _find_definitions(text)] if "]:" in text else []
        here: set[str] = set()
        changes: dict[tuple[str, str], str] = {}
        for mark, name in dict.fromkeys(found):
            key = mark + fully_normalize_name(name)
            # Links compare names without case, notes with it.
            if key in self.taken or (mark and (key in here or re.search(r"[\s\\]", name))):
                base = make_id(name) or "note"
                free = (f"{base}-{number}" for number in count(2))
                new = next(each for each in free if mark + each not in self.taken | here)
                changes[mark, name if mark else fully_normalize_name(name)] = new
                key = mark + new
            here.add(key)
        self.taken |= here
        return _change_names(text, partial(_rename, changes)) if changes else text


def _split_name(name: str) -> tuple[str, str]:
    """Return ``^`` for a note, and the name."""
    return ("^", name[1:]) if _is_note(name) else ("", name)


def _is_note(name: str) -> bool:
    """Return whether a name in brackets is that of a note, and not that of a link."""
    return name.startswith("^") and bool(name[1:].strip())


def _find_definitions(text: str) -> Iterator[str]:
    """Yield the names of definitions outside code."""
    if _DEFINITION.search(text):
        for start, end in find_gaps(text, find_code_blocks(text)):
            yield from (match["name"] for match in _DEFINITION.finditer(text, start, end))


def _change_names(text: str, change: Callable[[re.Match[str]], str]) -> str:
    """Return the text with each name in brackets outside code replaced by the result of *change*."""
    parts = []
    done = 0
    for start, end in find_gaps(text, find_code_blocks(text)):
        spans = CodeSpans(text, start, end)
        position = start
        while match := _NAME.search(text, position, end):
            position = match.end()
            if match["ticks"]:
                position = spans.find_end(position, len(match["ticks"]))
            elif match["name"]:
                parts += [text[done : match.start()], change(match)]
                done = match.end()
    return "".join([*parts, text[done:]])


def _rename(changes: Mapping[tuple[str, str], str], match: re.Match[str]) -> str:
    """Return a definition or a reference with its new name."""
    mark, name = _split_name(match["name"])
    new = changes.get((mark, name if mark else fully_normalize_name(name)))
    text, place = match.string, match.start()
    if new is None:
        return match[0]
    if mark or match["end"] == ":" or text[:place].endswith("]"):
        return f"[{mark}{new}]{match['end'] or ''}"
    return match[0] if text.startswith(("[", "("), match.end()) else f"[{name}][{new}]"


class LostDefinition(NamedTuple):
    """A definition that Hugo does not show: its *name* in brackets, and *which* of those with this name it is."""

    name: str
    which: int
    reason: str


class _Note(NamedTuple):
    """A note, with the lines from *first* up to *end*."""

    name: str
    start: int
    first: int
    end: int


def settle_definitions(text: str, labels: Container[str]) -> tuple[str, list[LostDefinition]]:
    """Return the text of a page as MyST reads it without warnings, and what that leaves out.

    *labels* are the other names of the page, which notes must not have.
    """
    lost: list[LostDefinition] = []
    if "]:" in text:
        text = _drop_repeated_links(text, lost)
    if "[^" not in text:
        return text, lost
    names = {note.name for note in _read_notes(text) if fully_normalize_name(note.name) in labels}
    if names:
        text = _change_names(text, partial(_rename, {("^", name): f"{make_id(name)}-note" for name in names}))
    return _settle_notes(text, lost), lost


def _drop_repeated_links(text: str, lost: list[LostDefinition]) -> str:
    """Return the text with the first definition of each link only."""
    names = [fully_normalize_name(name) for name in _find_definitions(text) if not _is_note(name)]
    if len(names) == len(set(names)):
        return text
    environment: dict[str, Any] = {}
    # For this parser, the fences of directives are paragraphs, which definitions cannot follow.
    numbers, separated = zip(*_separate_definitions(_FENCE.sub(r"\1", text).split("\n")), strict=True)
    DEFINITION_PARSER.parse("\n".join(separated), environment)
    lines = text.split("\n")
    for repeated in environment.get("duplicate_refs", ()):
        name, first = repeated["label"], environment["references"][repeated["label"]]
        first_line, end = numbers[repeated["map"][0]], numbers[repeated["map"][1] - 1] + 1
        if _is_note(name):
            continue
        if repeated["href"] != first["href"]:
            which = sum(each == fully_normalize_name(name) for each in names)
            lost.append(LostDefinition(f"[{name.lower()}]", which, "Hugo uses the first definition of the link"))
        _blank_lines(lines, first_line, end)
    return "\n".join(lines)


def _separate_definitions(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, and a blank line between two definitions.

    Version 3 of the parser reads all that follow, up to a blank line, again for each.
    """
    is_blank, is_definition = True, False
    for number, line in enumerate(lines):
        matches = bool(_DEFINITION.match(line))
        if matches and is_definition:
            yield number, ""
        yield number, line
        is_definition = matches and (is_blank or is_definition)
        is_blank = not line.strip(" \t>")


def _blank_lines(lines: list[str], first: int, end: int) -> None:
    """Remove a definition; the list or quotation that contains it stays, and separates what is around it."""
    found = _DEFINITION.match(lines[first])
    lines[first:end] = [found["before"].rstrip() if found else "", *[""] * (end - first - 1)]


def _settle_notes(text: str, lost: list[LostDefinition]) -> str:
    """Return the text with the notes that are referred to, and without references to others."""
    notes = _read_notes(text)
    by_name: dict[str, _Note] = {}
    for note in notes:
        by_name.setdefault(note.name, note)
    references = _find_references(text, {note.start for note in notes})
    owners = [(name, _find_owner(notes, line)) for name, line in references]
    kept = {name for name, owner in owners if owner is None}
    inside = [(name, owner.name) for name, owner in owners if owner and by_name[owner.name] is owner]
    while more := {name for name, owner in inside if owner in kept} - kept:
        kept |= more
    lines = text.split("\n")
    for note in notes:
        if by_name[note.name] is not note or note.name not in kept:
            again = by_name[note.name] is not note
            reason = "Hugo uses the first note of this name" if again else "nothing refers to the note"
            lost.append(LostDefinition(f"[^{note.name}]", 2 if again else 1, reason))
            _blank_lines(lines, note.first, note.end)
    return _change_names("\n".join(lines), partial(_escape_unknown, by_name))


def _escape_unknown(known: Container[str], match: re.Match[str]) -> str:
    """Return a reference to a note that does not exist as text."""
    mark, name = _split_name(match["name"])
    return rf"\{match[0]}" if mark and name not in known else match[0]


def _read_notes(text: str) -> list[_Note]:
    """Return the notes of a text."""
    lines = text.split("\n")
    starts = _find_line_starts(text)
    found = []
    for start, end in find_gaps(text, find_code_blocks(text)):
        for match in _DEFINITION.finditer(text, start, end):
            if _is_note(match["name"]):
                first = bisect_right(starts, match.start()) - 1
                last = _find_note_end(lines, first, len(match["before"]))
                found.append(_Note(match["name"][1:], match.end("before"), first, last))
    return found


def _find_note_end(lines: list[str], first: int, width: int) -> int:
    """Return the line after a note; what is indented by four, and the rest of a paragraph, belong to it."""
    end = first + 1
    in_paragraph = True
    for number in range(first + 1, len(lines)):
        if lines[number][:width].strip(" \t>"):
            break
        line = lines[number][width:]
        if not line.strip():
            in_paragraph = False
        elif line.startswith(("    ", "\t")) or (in_paragraph and not _NEW_BLOCK.match(line)):
            end = number + 1
            in_paragraph = True
        else:
            break
    return end


def _find_line_starts(text: str) -> list[int]:
    """Return the offsets of the lines."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _find_references(text: str, definitions: Container[int]) -> list[tuple[str, int]]:
    """Return the name and the line of each reference to a note."""
    starts = _find_line_starts(text)
    found: list[tuple[str, int]] = []

    def note_reference(match: re.Match[str]) -> str:
        if _is_note(match["name"]) and match.start() not in definitions:
            found.append((match["name"][1:], bisect_right(starts, match.start()) - 1))
        return match[0]

    _change_names(text, note_reference)
    return found


def _find_owner(notes: list[_Note], line: int) -> _Note | None:
    """Return the note that contains a line."""
    return next((note for note in notes if note.first <= line < note.end), None)
