"""What readers see of a key and of its values, and the order of values: by the configuration, or else built in."""

from __future__ import annotations

import datetime as dt
from collections import ChainMap
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from babel import dates
from babel.core import Locale, UnknownLocaleError

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.extra_keys import EXTRA_PREFIX

from .reporting import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_openpractices.catalog.key_values import KeyValue
    from sphinx_openpractices.catalog.value_order import ValueOrders

    from .config import Config

_OWN_LABELS = {
    "id": _("Identifier"),
    "title": _("Title"),
    "target": _("Web page"),
    "summary": _("Summary"),
    "caption": _("Description"),
    "tags": _("Tags"),
    "relation": _("Relation"),
    "license": _("License"),
    "repository": _("Repository"),
    "kind": _("Kind"),
    "added": _("Added"),
    "group": _("Group"),
    "principle": _("Principle"),
    "level": _("Level"),
    "status": _("Status"),
    "owner": _("Owner"),
    "since": _("Since"),
    "reviewed": _("Reviewed"),
    "projects": _("Projects"),
    "practices": _("Practices"),
}
KIND_LABELS = {
    "software": _("Software"),
    "organization": _("Organization"),
    "dataset": _("Dataset"),
    "other": _("Other"),
}
"""What readers see of the kinds of projects."""
LEVEL_LABELS = {"must": _("MUST"), "should": _("SHOULD"), "may": _("MAY")}
"""How binding a practice is, as RFC 2119 says it."""


class Labels:
    """The labels of a site, in its language; *more* are those of values that a catalog shares, by key."""

    def __init__(
        self, config: Config, language: str, more: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    ) -> None:
        self._language = language
        self._keys = config.labels
        statuses = {name: status.label for name, status in config.statuses.items()}
        self._values: dict[str, Mapping[str, Any]] = {
            "relation": config.relations,
            "tags": config.tags,
            "kind": KIND_LABELS,
        }
        self._values |= {"kind": KIND_LABELS, "status": statuses, "level": LEVEL_LABELS}
        for name, labels in more.items():
            self._values[name] = ChainMap(dict(self._values.get(name, {})), cast("dict[str, str]", labels))

    @property
    def orders(self) -> ValueOrders:
        """The order of the values of each key that has one, see :mod:`.catalog.value_order`."""
        return {name: list(labels) for name, labels in self._values.items()}

    def label_key(self, name: str) -> str:
        """Return the label of a key; without one, that of a key under ``extra`` is its name in words."""
        words = name.removeprefix(EXTRA_PREFIX).replace("-", " ")
        return self._keys.get(name) or str(_OWN_LABELS.get(name) or words[:1].upper() + words[1:])

    def label_value(self, name: str, value: KeyValue) -> str:
        """Return the label of a value, or the value in the language of the site."""
        if isinstance(value, bool):
            return str(_("Yes") if value else _("No"))
        if isinstance(value, CalendarDate):
            return format_date(value, self._language)
        labels = self._values.get(name, {})
        return str(labels.get(str(value), value))


@lru_cache(maxsize=4096)
def format_date(date: CalendarDate, language: str) -> str:
    """Return the long form of a date, in English if Babel does not know the language, as Sphinx does."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    day = dt.date(date.year, date.month, date.day or 1)
    return dates.format_date(day, "long", locale) if date.day else dates.format_skeleton("yMMMM", day, locale=locale)
