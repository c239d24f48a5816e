"""A project: one entry of a gallery, and the rules for each of its keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from sphinx_openpractices.catalog.values import (
    read_classes,
    read_identifier,
    read_line,
    read_switch,
    read_text,
    read_words,
)
from sphinx_openpractices.text.url_hints import complete_url
from sphinx_openpractices.text.urls import URL_SCHEME, is_url, read_web_url, require_url_characters

from .addresses import find_web_page
from .dates import CalendarDate, read_date
from .extra_keys import read_extra
from .keys import declare_key
from .license_names import suggest_license
from .record import RecordKeys

_OWN_COMPUTER = re.compile(r"file:|[A-Za-z]:[\\/]|~[\\/]", re.IGNORECASE)
_LONGEST_EXPRESSION = 10_000
"""The most characters of a license expression, as reading one takes many times its size. License texts are longer."""
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb<>"


def read_target(value: str) -> str:
    """Read the target of a card: an ``http(s)`` or ``mailto`` URL, or a document or label of this site."""
    try:
        scheme = URL_SCHEME.match(value)
        if scheme and scheme[1].lower() in {"http", "https"}:
            return read_web_url(value)
        require_url_characters(value if is_url(value.lstrip()) else value.replace(" ", ""))
        if value.startswith("//"):
            raise ValueError(f"{value!r} has no scheme; write 'https:{value}'")
        if scheme is None:
            return _read_place(value)
        if scheme[1].lower() == "mailto":
            if not re.match(r"[^@?]+@[^@?]", value[scheme.end() :]):
                raise ValueError(f"{value!r} has no address; write 'mailto:name@example.org'")
            return value
        url = complete_url(value)
        hint = f"; write {url!r}" if url else ""
        raise ValueError(f"{scheme[1] + ':'!r} in {value!r} is not a scheme that a target may have{hint}")
    except ValueError as err:
        advice = (
            "" if "; write " in str(err) else "; write an http(s) or mailto URL, or a document or label of this site"
        )
        raise ValueError(f"{err}{advice}") from None


def _read_place(value: str) -> str:
    """Read a document or label of this site; a URL without its scheme is neither.

    A document can be called ``example.org``, so only a host with ``www.`` is certain to be one.
    """
    url = complete_url(value)
    if url and (value.lower().startswith("www.") or not url.endswith(value)):
        raise ValueError(f"{value!r} is not a URL; write {url!r}")
    return value


def read_logo(value: str) -> str:
    """Read an image: an ``http(s)`` URL, or a path from the page or, with a leading ``/``, the source directory."""
    if value.startswith("//"):
        raise ValueError(f"{value!r} has no scheme; write 'https:{value}'")
    if _OWN_COMPUTER.match(value):
        name = re.split(r"[\\/]", value)[-1]
        raise ValueError(f"is a path on your own computer; write a path in the site, such as 'logos/{name}'")
    if is_url(value):
        return read_web_url(value)
    right = complete_url(value) if value.lower().startswith("www.") else value.strip(_QUOTES)
    if right and right != value:
        raise ValueError(f"{value!r} is not a path; write {right!r}")
    if not value.strip() or not value.isprintable():
        raise ValueError(f"{value!r} is not a path; write one, or the http(s) URL of an image")
    if "\\" in value:
        right = value.replace("\\", "/")
        raise ValueError(f"contains a backslash; write {right!r}")
    return value


def read_repository(value: str) -> str:
    """Read the ``http(s)`` URL of a repository; an address from which only git can clone gets a suggestion."""
    try:
        return read_web_url(value)
    except ValueError:
        try:
            url = find_web_page(value).url
        except (ValueError, LookupError):
            url = ""
        if not url:
            raise
        raise ValueError(f"{value!r} is not an http or https URL; write {url!r}") from None


@lru_cache
def read_license(value: str) -> str:
    """Read an SPDX license expression, and spell it as the SPDX license list does."""
    try:
        if len(value) > _LONGEST_EXPRESSION:
            raise InvalidLicenseExpression
        return canonicalize_license_expression(value)
    except InvalidLicenseExpression as err:
        example = suggest_license(value) or " such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'"
        raise ValueError(f"{value!r} is not an SPDX expression{example}") from err


KINDS = ("software", "organization", "dataset", "other")
"""What a project can be."""
DEFAULT_KIND = KINDS[0]
"""The kind of projects without the key."""
_KIND_ADVICE = "write 'organization' for a company or a funder, and 'other' for anything else"

PLATE_CHOICES = ("auto", "always", "never")
"""When a logo has a light plate on dark backgrounds."""

RELATION_ADVICE = "to add it, set openpractices_relations in conf.py"
"""For a relation that the site does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project, checked; only *caption* is markup, which is not parsed yet."""

    id: str = declare_key(
        read_identifier,
        "stable name for references, `[a-z0-9-]+`",
        "made from the title",
        empty="",
        synonyms="key slug identifier anchor",
    )
    title: str = declare_key(read_text, "plain text", "required", synonyms="name heading header")
    target: str = declare_key(
        read_target,
        "where the card leads: an `http(s)` or `mailto` URL, or a document or label of this site",
        "no link",
        empty="",
        synonyms="link url href website homepage home site web uri page to homepage-url website-url site-url",
    )
    logo: str = declare_key(
        read_logo,
        "the image, for light backgrounds",
        "a monogram",
        empty="",
        synonyms="src image img icon picture logo-light light thumbnail avatar file logo-url image-url avatar-url "
        "img-top img-bottom",
    )
    logo_dark: str = declare_key(
        read_logo,
        "the image for dark backgrounds",
        "the light one, on a light plate",
        empty="",
        synonyms="dark dark-logo src-dark image-dark",
    )
    cover: str = declare_key(
        read_logo,
        "the picture for the layout `covers`, 16 : 9",
        "the logo",
        empty="",
        synonyms="screenshot preview banner poster cover-image",
    )
    alt: str = declare_key(
        read_line, "text for the logo", "empty: decorative", empty="", synonyms="alt-text alternative"
    )
    caption: str = declare_key(
        str.strip,
        "one or more paragraphs of markup",
        "the summary",
        empty="",
        synonyms="text body content",
    )
    summary: str = declare_key(
        read_line,
        "one paragraph of plain text, for readers if there is no caption, and for search engines and other programs",
        empty="",
        synonyms="description desc about tagline abstract synopsis blurb short-description",
    )
    tags: tuple[str, ...] = declare_key(
        read_words,
        "words separated by commas",
        empty=(),
        synonyms="keywords topics categories category labels subjects",
    )
    relation: tuple[str, ...] = declare_key(
        read_words,
        "one or more of the configured relations",
        empty=(),
        synonyms="relationship role type",
        advice=RELATION_ADVICE,
    )
    license: str = declare_key(read_license, "SPDX license expression", empty="", synonyms="licence spdx rights")
    repository: str = declare_key(
        read_repository,
        "URL of the source",
        empty="",
        synonyms="repo source source-code code github gitlab git vcs repository-url repo-url source-url github-url",
    )
    kind: str = declare_key(
        read_text,
        "`software`, `organization`, `dataset` or `other`: what it is, for search engines and other programs",
        "`software`; `organization` in the files of acknowledgements",
        choices=KINDS,
        usual=DEFAULT_KIND,
        empty="",
        synonyms="entity-type schema-type",
        advice=_KIND_ADVICE,
    )
    plate: str = declare_key(
        read_text,
        "whether the logo is on a light plate in dark mode: `auto`, `always` or `never`",
        "`auto`: where the logo needs one",
        choices=PLATE_CHOICES,
        empty="",
        synonyms="background logo-background backdrop",
    )
    featured: bool = declare_key(
        read_switch,
        "flag: the card is twice as wide",
        "no",
        typed=True,
        empty=False,
        synonyms="highlighted promoted pinned wide big",
    )
    added: CalendarDate | None = declare_key(  # noqa: RUF009 - makes a field
        read_date,
        "the date on which it was added, `2024-03-01`, or the month, `2024-03`",
        typed=True,
        empty=None,
        synonyms="date since added-on date-added created",
    )
    draft: bool = declare_key(
        read_switch,
        "flag: the project is in no output",
        "no",
        typed=True,
        empty=False,
        synonyms="hidden unpublished disabled private",
    )
    class_: tuple[str, ...] = declare_key(
        read_classes, "extra CSS classes", empty=(), synonyms="css css-class html-class style"
    )
    extra: dict[str, Any] = declare_key(  # noqa: RUF009 - makes a field
        read_extra,
        "keys of your own, in lower case; as options and attributes, each one with a dot, such as `extra.maturity`",
        empty=dict,
        synonyms="custom data params other",
    )


PROJECT_KEYS = RecordKeys(
    Project,
    "project",
    ungrouped=(
        *("id", "title", "target", "logo", "logo-dark", "cover", "alt", "caption", "summary", "repository"),
        *("plate", "draft", "class"),
    ),
    unshown=(
        *("target", "logo", "logo-dark", "cover", "alt", "caption", "summary"),
        *("plate", "featured", "draft", "class"),
    ),
    filtered=("tags", "relation", "license"),
    linked_by=("practices",),
)
"""The keys of projects."""


def make_monogram(title: str) -> str:
    """Make the letters that replace a logo: ``JupyterHub`` is JH, ``Jupyter Book`` is JB, ``Dask`` is D."""
    initials = re.findall(r"(?<![\w'\u2019])\w|(?<=[^\W\d_])[A-Z](?=[a-z])", title)[:2]
    return "".join(initials).upper() or title[:1]
