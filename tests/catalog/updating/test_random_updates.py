"""A hundred catalogs, which a person and the source change at random, round after round."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.exporting.catalog_data import format_json, format_yaml
from sphinx_openpractices.catalog.updating.catalog_update import update_catalog
from sphinx_openpractices.catalog.updating.entry_merge import flatten_entry

pytestmark = pytest.mark.once

TEXTS = ("A: b", "yes", "12", "C #1", "'single' \"double\"", "Café 😀", "- dash", "{a}, [b", "plain", "~", "2024-01-01")
WORDS = ("arrays", "yes", "12", "Files; Objects", "C #", "a:b")
VALUES = {
    "summary": TEXTS,
    "license": ("MIT", "ISC", "Apache-2.0"),
    "logo": ("a.svg", "logos/b.png"),
    "tags": (*([word] for word in WORDS), ["arrays", "yes"], ["yes", "12", "arrays"], ["C #", "a:b"]),
    "extra.stage": (*TEXTS, 12, True, [1, 2]),
    "extra.doi": TEXTS,
}


class Source:
    """The *entries* of a source, which change each time."""

    def __init__(self, seed):
        self.random = random.Random(seed)  # noqa: S311 - not for secrets
        self.number = 0
        self.entries = []
        for _each in range(3):
            self.add()

    def add(self):
        name = f"project-{self.number}"
        self.entries.append({"id": name, "title": name, "target": f"https://example.org/{name}"})
        self.number += 1
        self.edit(self.entries[-1])

    def edit(self, entry):
        """Set or remove some keys of an entry."""
        for name in self.random.sample(list(VALUES), self.random.randint(0, 4)):
            parent, _dot, key = name.rpartition(".")
            holder = entry.setdefault(parent, {}) if parent else entry
            holder.pop(key, None)
            if self.random.random() < 0.8:
                holder[key] = self.random.choice(VALUES[name])
            if parent and not holder:
                del entry[parent]

    def change(self):
        for entry in self.random.sample(self.entries, 2):
            self.edit(entry)
        if self.random.random() < 0.3 and len(self.entries) > 2:
            self.entries.pop(self.random.randrange(len(self.entries)))
        if self.random.random() < 0.5:
            self.add()
        self.random.shuffle(self.entries)


def load(data):
    """Parse JSON as such: in YAML, the escapes of its surrogates are two characters."""
    return json.loads(data) if data.startswith(b"{") else yaml.safe_load(data)


def edit_by_hand(source, data, write):
    """Let a person change, add, remove or rename some entries; return the new content."""
    entries = load(data)["projects"]
    for entry in source.random.sample(entries, min(2, len(entries))):
        source.edit(entry)
        if source.random.random() < 0.3:
            entry["id"] = f"own-{entry['id']}"
    if source.random.random() < 0.3 and len(entries) > 2:
        entries.pop(source.random.randrange(len(entries)))
    return write({"projects": entries}).encode()


def add_comments(data):
    """Add a comment below each line with a title, and beside each with a target."""
    lines = []
    for line in data.decode().split("\n"):
        is_target = line.startswith("  target:")
        lines += [line + "  # beside" if is_target else line, *["    # below"] * line.startswith("  title:")]
    return "\n".join(lines).encode()


def flatten(entries):
    return {entry["target"]: {"id": entry["id"], **flatten_entry(entry)} for entry in entries}


def find_expected(last, now, own):
    """What a project has to be, from the entries of three sides, any of which may be missing."""
    if own is None:
        return now if last is None else None
    if now is None:
        return own
    last = last or {}
    merged = {}
    for name in {*last, *now, *own}:
        is_own = order(own.get(name)) != order(last.get(name)) or name == "id"
        value = own.get(name) if is_own else now.get(name)
        if value is not None:
            merged[name] = order(value)
    return merged


def order(value):
    return sorted(value, key=str) if isinstance(value, list) else value


def order_values(entry):
    return {name: order(value) for name, value in (entry or {}).items()}


def require_rounds(seed, name, write):
    source = Source(seed)
    file, record = GivenFile(Path(name), b""), b""
    last = {}
    for _round in range(3):
        file = update_and_require(source, file, record, last)
        updated = update_catalog(file, record, {"a": source.entries})
        assert updated.file == file
        record = updated.record
        last |= flatten(source.entries)
        data = edit_by_hand(source, file.read_data(), write)
        file = file._replace(data=add_comments(data) if write is format_yaml else data)
        source.change()


def update_and_require(source, file, record, last):
    """Update the file, and require that each project is as expected, and that no comment is lost."""
    own = flatten(load(file.read_data())["projects"]) if file.read_data() else {}
    now = flatten(source.entries)
    updated = update_catalog(file, record, {"a": source.entries})
    found = flatten(load(updated.file.read_data())["projects"])
    expected = {each: find_expected(last.get(each), now.get(each), own.get(each)) for each in {*own, *now}}
    assert {each: order_values(entry) for each, entry in found.items()} == {
        each: order_values(entry) for each, entry in expected.items() if entry
    }
    assert list(found)[: len(own)] == list(own)
    comments = [data.count(b"# be") for data in (file.read_data(), updated.file.read_data())]
    assert comments[0] == comments[1]
    again = update_catalog(updated.file, updated.record, {"a": source.entries})
    assert (again.file, again.record, again.merge.changes) == (updated.file, updated.record, {})
    if b"# be" not in updated.file.read_data():
        removing = update_catalog(updated.file, updated.record, {"a": source.entries}, is_removing=True)
        left = flatten(load(removing.file.read_data())["projects"])
        gone = [each for each in own if each not in now and order_values(own[each]) == order_values(last.get(each))]
        assert left == {each: entry for each, entry in found.items() if each not in gone}
    return updated.file


def test_random_changes_of_yaml_keep_what_is_a_persons():
    for seed in range(60):
        require_rounds(seed, "projects.yml", format_yaml)


def test_random_changes_of_json_keep_what_is_a_persons():
    for seed in range(40):
        require_rounds(seed, "projects.json", format_json)
