"""Frameworks: published lists of principles that practices answer to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleMember:
    """A status of a framework that has its own; *counts_as* is the configured status with its tone, icon and order."""

    id: str
    label: str
    counts_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """One member of a framework; *criteria* are what each status means, by its name."""

    id: str
    title: str
    text: str = ""
    target: str = ""
    criteria: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkSection:
    """Principles under a title."""

    title: str
    principles: tuple[Principle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A list of principles; *scale* is from best to worst, and empty if it has the statuses of the site."""

    id: str
    title: str
    sections: tuple[FrameworkSection, ...]
    version: str = ""
    target: str = ""
    license: str = ""
    scale: tuple[ScaleMember, ...] = ()
