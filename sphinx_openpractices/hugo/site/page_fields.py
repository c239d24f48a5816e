"""The fields of a page, read from its front matter and from the cascades of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.messages import Message, make_message

from .fields import ensure_mapping, list_mappings, to_flag, to_number, to_text, to_texts, to_time
from .path_patterns import matches_target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from .page import HugoPage
    from .site_config import SiteConfig

_TARGETS = ("target", "_target")


def read_page_fields(page: HugoPage, config: SiteConfig, inherited: Sequence[dict[str, Any]]) -> list[Message]:
    """Set the fields of *page* from its front matter; return messages about wrong ones."""
    problems: list[Message] = []
    page.data = dict(page.front.data)
    for rule in (*read_cascade(page), *inherited):
        if all(matches_target(rule.get(key), page.kind, page.key, page.language) for key in _TARGETS):
            for key in rule.keys() - {*_TARGETS, "cascade"}:
                page.data.setdefault(key, rule[key])
    date_texts = page.front.date_texts

    def get_text(key: str) -> str:
        return date_texts.get(key) or to_text(page.data.get(key))

    def report(key: str, text: str) -> None:
        problems.append(make_message(page.source, page.front.lines.get(key, 1), key, text))

    page.title = get_text("title") or page.title
    page.link_title = get_text("linktitle") or page.title
    page.slug = get_text("slug").strip("-")
    page.url = get_text("url")
    if page.url.startswith(("http://", "https://")):
        report("url", f'write only the path; "{page.url}" is a whole URL')
        page.url = ""
    page.aliases = [alias for alias in to_texts(page.data.get("aliases")) if "://" not in alias]
    page.weight = to_number(page.data.get("weight"))
    published = page.data.get("published")
    page.draft = to_flag(page.data["draft"]) if "draft" in page.data else published in (False, "false")
    for key, value in _read_page_dates(page, config, report).items():
        setattr(page, key, value)
    build = ensure_mapping(page.data.get("build") or page.data.get("_build"))
    headless = to_flag(page.data.get("headless"))
    render = "never" if headless else _read_build_option(build, "render", ("always", "never", "link"))
    page.rendered, page.linked = render == "always", render != "never"
    page.listed = not headless and _read_build_option(build, "list", ("always", "never", "local")) != "never"
    return problems


def read_cascade(page: HugoPage) -> list[dict[str, Any]]:
    """Return the values that a section passes to its pages, with keys in lower case."""
    found = list_mappings(page.front.data.get("cascade"))
    return [{key.lower(): value for key, value in rule.items()} for rule in found]


def _read_build_option(build: dict[str, Any], key: str, choices: tuple[str, ...]) -> str:
    """Return a build option, the first choice by default; older sites use booleans."""
    value = {name.lower(): each for name, each in build.items()}.get(key)
    if value in (False, 0):
        return "never"
    return value if isinstance(value, str) and value in choices else choices[0]


def _read_page_dates(
    page: HugoPage, config: SiteConfig, report: Callable[[str, str], None]
) -> dict[str, datetime | None]:
    """Return the dates of *page*, each from the first key that has one; report each wrong key once."""
    found: dict[str, datetime | None] = {}
    reported: set[str] = set()
    for name, field_name in (("date", "date"), ("publishdate", "publish_date"), ("expirydate", "expiry_date")):
        found[field_name] = None
        for key in config.dates[name]:
            value: Any = page.data.get(key)
            if key == ":filename":
                value = _read_file_date(page)
            if isinstance(value, bool):
                continue
            try:
                moment = to_time(value, config.zone)
            except ValueError as err:
                if key not in reported and key != ":filename":
                    report(key, str(err))
                reported.add(key)
                continue
            if moment:
                found[field_name] = moment
                break
    return found


def _read_file_date(page: HugoPage) -> str | None:
    """Return the date at the beginning of a file's name, and remove it from the slug."""
    date = page.base[:10]
    try:
        to_time(date if len(date) == 10 else "")
    except ValueError:
        return None
    if "slug" not in page.data:
        page.slug = page.base[10:].strip(" -_")
    return date


def explain_exclusion(page: HugoPage, config: SiteConfig, now: datetime) -> str:
    """Return why Hugo does not build *page*, empty if it does."""
    if page.kind in config.disabled_kinds:
        return f"is of the kind {page.kind}; the site does not publish these pages (disableKinds)"
    if page.draft and not config.drafts:
        return "is a draft"
    if page.publish_date and page.publish_date > now and not config.future:
        return f"is to be published on {page.publish_date:%Y-%m-%d}"
    if page.expiry_date and page.expiry_date < now and not config.expired:
        return f"has expired on {page.expiry_date:%Y-%m-%d}"
    return ""
