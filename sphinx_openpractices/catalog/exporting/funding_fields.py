"""The fields of ``funding.json`` that no catalog has: who asks for funding, and how to fund them.

Source: version 1 of the manifest of `FLOSS/fund <https://fundingjson.org>`__, its schema and the limits of its
`validator <https://github.com/floss-fund/go-funding-json>`__, which counts bytes of UTF-8.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.documents import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    TreeNode,
    convert_node,
    describe_node,
    describe_scalar,
)
from sphinx_openpractices.text.spelling import suggest_name, suggest_or_list
from sphinx_openpractices.text.urls import read_web_url

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    Problem = tuple[int, str, str]
    """A line, the path of a field, and what to write."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_PHONE = re.compile(r"\+?(?:[0-9]+-)*[0-9]+")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST_ITEMS = {"channels": 10, "plans": 10, "history": 50}
_LARGEST_AMOUNT = 1_000_000_000
FUNDING_ID_BYTES = (3, 32)
"""The length of the id of a project, a channel or a plan."""
FUNDING_URL_BYTES = (10, 250)
_PROOF = "/.well-known/funding-manifest-urls"
"""How the URL of a file ends that names a manifest, to prove that who wrote it may."""


class _Field(NamedTuple):
    """A field: *is_right* tells whether it can have a value, and *advice* is what to write."""

    advice: str
    is_right: Callable[[Any], bool]
    is_required: bool = True
    choices: tuple[str, ...] = ()
    is_number: bool = False


def has_bytes(text: str, least: int, most: int) -> bool:
    """Return whether the length of *text* in bytes is one of those."""
    return least <= len(text.encode()) <= most


def is_funding_id(text: str) -> bool:
    """Return whether *text* can be the id of a project, a channel or a plan."""
    return bool(_ID.fullmatch(text)) and has_bytes(text, *FUNDING_ID_BYTES)


def _text(what: str, least: int, most: int, *, is_required: bool = True) -> _Field:
    size = f"of {least} to {most:,} bytes" if least else f"of at most {most:,} bytes"
    return _Field(
        f"write {what}, {size}", lambda value: isinstance(value, str) and has_bytes(value, least, most), is_required
    )


def _match(advice: str, pattern: re.Pattern[str], most: int, *, is_required: bool = True) -> _Field:
    def is_right(value: Any) -> bool:
        return isinstance(value, str) and bool(pattern.fullmatch(value)) and has_bytes(value, 0, most)

    return _Field(advice, is_right, is_required)


def _choice(*choices: str) -> _Field:
    return _Field(f"write one of {', '.join(choices)}", lambda value: value in choices, choices=choices)


def _number(what: str, most: int = _LARGEST_AMOUNT, least: int = 0, *, is_required: bool = True) -> _Field:
    def is_right(value: Any) -> bool:
        return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most

    return _Field(f"write {what}, a number from {least} to {most:,}", is_right, is_required, is_number=True)


def _is_url(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(read_web_url(value)) and has_bytes(value, *FUNDING_URL_BYTES)
    except ValueError:
        return False


def _is_proof(value: Any) -> bool:
    return _is_url(value) and str(value).endswith(_PROOF)


_GUID = _Field(
    "write a short id of lower-case letters, digits and hyphens, of 3 to 32 characters, such as bank",
    lambda value: isinstance(value, str) and is_funding_id(value),
)
_CODE = _match("write a currency of three letters (ISO 4217), such as EUR", _CURRENCY, 3)
_WELL_KNOWN = _Field(f"write a URL that ends in {_PROOF}", _is_proof, is_required=False)
_ENTITY: dict[str, _Field] = {
    "type": _choice("individual", "group", "organisation", "other"),
    "role": _choice("owner", "steward", "maintainer", "contributor", "other"),
    "name": _text("the name of the organization or person", 2, 250),
    "email": _match("write an email address, such as hello@example.org", _EMAIL, 250),
    "phone": _match("write digits, perhaps with + and hyphens, such as +31-20-555-0100", _PHONE, 32, is_required=False),
    "description": _text("a description of the organization or person", 5, 2000),
}
_PAGE = {"url": _Field("write the URL of a page about the organization or person", _is_url), "wellKnown": _WELL_KNOWN}
_TOP = {"version": _match("write v1.0.0", re.compile(r"v1(?:\.[0-9]+){0,2}"), 32, is_required=False)}
_ITEMS: dict[str, dict[str, _Field]] = {
    "channels": {
        "guid": _GUID,
        "type": _choice("bank", "payment-provider", "cheque", "cash", "other"),
        "address": _text("the account or URL", 0, 250, is_required=False),
        "description": _text("a description", 0, 500, is_required=False),
    },
    "plans": {
        "guid": _GUID,
        "status": _choice("active", "inactive"),
        "name": _text("the name of the plan", 3, 250),
        "description": _text("a description", 0, 500, is_required=False),
        "amount": _number("the amount, or 0 for any amount"),
        "currency": _CODE,
        "frequency": _choice("one-time", "weekly", "fortnightly", "monthly", "yearly", "other"),
    },
    "history": {
        "year": _number("the year", 2075, 1970),
        "income": _number("the income", is_required=False),
        "expenses": _number("the expenses", is_required=False),
        "taxes": _number("the taxes", is_required=False),
        "currency": _CODE,
        "description": _text("a description", 0, 500, is_required=False),
    },
}
_OPTIONAL = "history"
"""The list that a manifest need not have."""


def find_entity_problems(root: TreeNode | None) -> Iterator[Problem]:
    """Find what is missing or wrong in the file with ``entity`` and ``funding``; without a file, all that is needed."""
    line = root.line if root else 1
    top = yield from _read_mapping(root, "", line)
    yield from _check_fields(top, _TOP, "", line, more=("$schema", "entity", "projects", "funding"))
    line = _find_line(top, "entity", line)
    entity = yield from _read_mapping(top.get("entity"), "entity", line)
    yield from _check_fields(entity, _ENTITY, "entity", line, more=("webpageUrl",))
    line = _find_line(entity, "webpageUrl", line)
    page = yield from _read_mapping(entity.get("webpageUrl"), "entity.webpageUrl", line)
    yield from _check_fields(page, _PAGE, "entity.webpageUrl", line)
    line = _find_line(top, "funding", root.line if root else 1)
    funding = yield from _read_mapping(top.get("funding"), "funding", line)
    yield from _check_names(funding, _ITEMS, "funding")
    ids: list[str] = []  # of channels, which are before the plans that name them
    for key in _ITEMS:
        items = funding.get(key)
        if items is not None or key != _OPTIONAL:
            yield from _check_items(items, key, _find_line(funding, key, line), ids)


def _check_items(items: TreeNode | None, key: str, line: int, ids: list[str]) -> Iterator[Problem]:
    """Check a list under ``funding``; without one, what an item needs is listed."""
    nodes = items.items if isinstance(items, SequenceNode) else [items or MappingNode([], line)]
    if not nodes and key != _OPTIONAL:
        yield line, f"funding.{key}", "write at least one"
    if len(nodes) > _MOST_ITEMS[key]:
        yield line, f"funding.{key}", f"write at most {_MOST_ITEMS[key]} of them"
    for index, node in enumerate(nodes):
        path = f"funding.{key}[{index}]"
        values = yield from _read_mapping(node, path, node.line)
        yield from _check_fields(values, _ITEMS[key], path, node.line, more=("channels",) if key == "plans" else ())
        if key == "channels":
            id_ = str(convert_node(values.get("guid")))
            if id_ in ids:
                yield _find_line(values, "guid", node.line), f"{path}.guid", "write an id that no other channel has"
            ids.append(id_)
        elif key == "plans":
            yield from _check_channels(values.get("channels"), ids, path, node.line)


def _read_mapping(node: TreeNode | None, path: str, line: int) -> Generator[Problem, None, dict[str, TreeNode]]:
    """Read the values of a mapping by key; one that is missing has none."""
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        yield line, path, f"write a mapping; this is {describe_node(node)}"
        return {}
    return {key.value: value for key, value in node.pairs if isinstance(key, ScalarNode)}


def _find_line(values: Mapping[str, TreeNode], key: str, line: int) -> int:
    return values[key].line if key in values else line


def _check_names(values: Mapping[str, TreeNode], known: Mapping[str, Any], path: str) -> Iterator[Problem]:
    for key, node in values.items():
        if key not in known:
            yield node.line, f"{path}.{key}".lstrip("."), f"unknown key{suggest_or_list(key, known)}"


def _check_fields(
    values: Mapping[str, TreeNode], fields: Mapping[str, _Field], path: str, line: int, more: tuple[str, ...] = ()
) -> Iterator[Problem]:
    yield from _check_names(values, {**fields, **dict.fromkeys(more)}, path)
    for key, field in fields.items():
        node = values.get(key)
        value = convert_node(node)
        is_empty = value is None or value == ""
        if is_empty and not field.is_required:
            continue
        if is_empty or not field.is_right(value):
            near = suggest_name(value, field.choices) if isinstance(value, str) and value else ""
            if isinstance(node, ScalarNode) and not is_empty and not isinstance(value, str) and not field.is_number:
                near = f"; without quotes, this is {describe_scalar(node)}"
            yield node.line if node else line, f"{path}.{key}".lstrip("."), f"{field.advice}{near}"


def _check_channels(node: TreeNode | None, ids: list[str], path: str, line: int) -> Iterator[Problem]:
    """Check the channels by which a plan is paid."""
    names = convert_node(node)
    if not isinstance(names, list) or not names:
        yield node.line if node else line, f"{path}.channels", "write a list of the guids of channels"
        return
    for name in names:
        if name not in ids:
            near = suggest_name(str(name), ids)
            yield node.line if node else line, f"{path}.channels", f"{name!r} is not the guid of a channel{near}"
