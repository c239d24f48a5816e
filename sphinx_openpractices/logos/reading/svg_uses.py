"""How much an SVG file draws when each use of an element is followed: a few lines can be a billion shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Uses:
    """The elements of a file in groups: a group is an element that has an id, with all in it up to the next such.

    Call :meth:`start` and :meth:`end` for each element, then :meth:`drawn`.
    """

    def __init__(self) -> None:
        self._sizes = [0]
        self._parts: list[list[int | str]] = [[]]
        """For each group, the groups in it, by number, and those that it uses, by id."""
        self._ids: dict[str, int] = {}
        self._open = [0]

    def start(self, identifier: str | None, used: Iterable[str]) -> None:
        """An element begins; *used* are the ids of those that it draws again, or is filled, masked or marked with."""
        group = self._open[-1]
        if identifier is not None:
            inner = len(self._sizes)
            self._parts[group].append(inner)
            self._ids.setdefault(identifier, inner)
            self._sizes.append(0)
            self._parts.append([])
            group = inner
        self._sizes[group] += 1
        self._parts[group] += used
        self._open.append(group)

    def end(self) -> None:
        """The element that began last ends."""
        del self._open[-1]

    def drawn(self) -> int:
        """How many elements are drawn in all; what uses itself is drawn once (SVG 2, 5.6.1)."""
        totals: dict[int, int] = {}
        running: set[int] = set()
        # Depth first, without recursion: a group comes by once to send its parts ahead, and again to add them up.
        stack = [0]
        while stack:
            group = stack.pop()
            if group in totals:
                continue
            parts = [part for part in map(self._number, self._parts[group]) if part is not None]
            if group in running:
                totals[group] = self._sizes[group] + sum(totals.get(part, 0) for part in parts)
            else:
                running.add(group)
                stack += [group, *(part for part in parts if part not in running)]
        return totals[0]

    def _number(self, part: int | str) -> int | None:
        return part if isinstance(part, int) else self._ids.get(part)
