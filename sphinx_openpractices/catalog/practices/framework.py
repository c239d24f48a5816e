"""Frameworks: published lists of principles that practices answer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sphinx_openpractices.catalog.keys import declare_key
from sphinx_openpractices.catalog.project import read_license, read_target
from sphinx_openpractices.catalog.values import read_mappings, read_text

from .principle_names import read_framework_name, read_principles

_TARGET_NAMES = "url href link uri web page website source source-url homepage"


def read_criteria(value: Mapping[str, str] | str) -> dict[str, str]:
    """Read a text for each status."""
    if not isinstance(value, Mapping):
        raise ValueError("is text; write a mapping of statuses to texts")  # noqa: TRY004 - like all readers
    return {name: read_text(text) for name, text in value.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleMember:
    """A status of a framework that has its own."""

    id: str = declare_key(read_framework_name, "its name in the key `status`", "required", synonyms="name key value")
    label: str = declare_key(read_text, "plain text, as pages show it", "required", synonyms="title text name")
    as_: str = declare_key(
        read_text,
        "the configured status that it counts as, which gives it an icon, a color and its place in the order",
        "required",
        synonyms="counts-as status tone means equals like",
    )

    @property
    def counts_as(self) -> str:
        """The configured status that it counts as."""
        return self.as_


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """One member of a framework."""

    id: str = declare_key(
        read_framework_name, "its name after that of the framework and `#`", "required", synonyms="key slug anchor"
    )
    title: str = declare_key(read_text, "plain text", "required", synonyms="name heading label")
    text: str = declare_key(read_text, "what it asks for, plain text", empty="", synonyms="description summary body")
    target: str = declare_key(
        read_target,
        "where it is published: a URL, or a document or label of this site",
        empty="",
        synonyms=_TARGET_NAMES,
    )
    replaces: tuple[str, ...] = declare_key(
        read_principles,
        "the principles of earlier frameworks that it follows from, such as `posi-1.1#living-will`",
        empty=(),
        synonyms="supersedes follows was previous formerly predecessor predecessors maps-from",
    )
    criteria: dict[str, str] = declare_key(  # noqa: RUF009 - makes a field
        read_criteria,
        "what each status means, by its name: plain text",
        empty=dict,
        synonyms="criterion levels statuses",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkSection:
    """Principles under a title."""

    title: str = declare_key(read_text, "plain text", "required", synonyms="name heading section label group")
    principles: tuple[Principle, ...] = declare_key(
        read_mappings, "its principles", "required", items=Principle, synonyms="principle items members criteria"
    )


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A list of principles; *scale* is empty if it has the statuses of the site."""

    id: str = declare_key(
        read_framework_name, "its name before the `#` of a principle", "required", synonyms="key slug identifier"
    )
    title: str = declare_key(read_text, "plain text", "required", synonyms="name heading label short-name")
    version: str = declare_key(read_text, "plain text", empty="", synonyms="revision edition release")
    target: str = declare_key(
        read_target,
        "where it is published: a URL, or a document or label of this site",
        empty="",
        synonyms=_TARGET_NAMES,
    )
    license: str = declare_key(
        read_license, "SPDX license expression of its texts", empty="", synonyms="licence spdx rights"
    )
    scale: tuple[ScaleMember, ...] = declare_key(
        read_mappings,
        "the statuses of practices that answer to it, from best to worst",
        "the configured ones",
        items=ScaleMember,
        empty=(),
        synonyms="levels statuses status ratings",
    )
    sections: tuple[FrameworkSection, ...] = declare_key(
        read_mappings, "its principles, by section", "required", items=FrameworkSection, synonyms="principles groups"
    )

    @cached_property
    def principles(self) -> dict[str, Principle]:
        """The principles of all sections by id, in order."""
        return {each.id: each for section in self.sections for each in section.principles}

    @cached_property
    def members(self) -> dict[str, ScaleMember]:
        """The statuses of its own by id, from best to worst."""
        return {each.id: each for each in self.scale}
