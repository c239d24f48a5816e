"""Counts what an SVG file draws when each use of an element is followed: a few lines can be a billion shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Uses:
    """The elements of a file in groups: a group is an element with an id, and what is in it outside of other groups.

    Call :meth:`begin_element` and :meth:`end_element` for each element, then :meth:`count_drawn`.
    """

    def __init__(self) -> None:
        self._sizes = [0]
        self._parts: list[list[int | str]] = [[]]
        """For each group, the groups in it, by number, and the groups it uses, by id."""
        self._ids: dict[str, int] = {}
        self._open = [0]

    def begin_element(self, identifier: str | None, used: Iterable[str]) -> None:
        """Begin an element; *used* are the ids of elements that it draws again, or that fill or mask it."""
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

    def end_element(self) -> None:
        """End the innermost open element."""
        del self._open[-1]

    def count_drawn(self) -> int:
        """Return how many elements are drawn; an element that uses itself is drawn once (SVG 2, 5.6.1)."""
        totals: dict[int, int] = {}
        running: set[int] = set()
        # Depth first, without recursion: a group is visited once to put its parts before it, and again to add them up.
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
