"""The frameworks that a site knows: its own, and those of the package, each of which is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .framework_reader import list_frameworks, load_framework
from .principle_names import join_principle, split_principle

if TYPE_CHECKING:
    from .framework import Framework


class KnownFrameworks(Mapping[str, "Framework"]):
    """Frameworks by id, those of the package first; one of a site replaces that of the package with its id.

    Names alone, such as those in a suggestion, do not need the file of a framework.
    """

    def __init__(self, own: Mapping[str, Framework]) -> None:
        self._used = dict(own)

    def __getitem__(self, name: str) -> Framework:
        if name not in self._used and name in list_frameworks():
            self._used[name] = load_framework(name)
        return self._used[name]

    def __contains__(self, name: object) -> bool:
        return name in self._used or name in list_frameworks()

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*list_frameworks(), *self._used)))

    def __len__(self) -> int:
        return len({*list_frameworks(), *self._used})

    def list_used(self) -> list[Framework]:
        """List the frameworks of the site, and those of the package that were asked for."""
        return [self[name] for name in self if name in self._used]


class PrincipleTitles(Mapping[str, str]):
    """The titles of principles by their names, in order; those of frameworks that nothing asked for are not listed."""

    def __init__(self, frameworks: KnownFrameworks) -> None:
        self._frameworks = frameworks

    def __getitem__(self, name: str) -> str:
        framework, principle = split_principle(name)
        return self._frameworks[framework].principles[principle].title

    def __iter__(self) -> Iterator[str]:
        return (join_principle(each.id, name) for each in self._frameworks.list_used() for name in each.principles)

    def __len__(self) -> int:
        return sum(len(each.principles) for each in self._frameworks.list_used())
