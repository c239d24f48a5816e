"""Catalogs of practices in JSON in random styles: every seed gives the same one."""

from __future__ import annotations

import json
import random

from random_catalogs import TEXTS

STYLES = ({"indent": 2}, {"indent": 4}, {"indent": "\t"}, {}, {"separators": (",", ":")})


class RandomJson:
    """The content of a file, and the *style* in which ``json.dumps`` writes it; *ids* are those of its practices."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - not for secrets
        self.ids = [f"practice-{number}" for number in range(self.random.randint(1, 3))]
        self.style = {**self.pick(*STYLES), "ensure_ascii": self.pick(0, 1) == 1}
        self.end = self.pick("\n", "\r\n") if "indent" in self.style else ""
        self.mark = self.pick("", "", "\ufeff")
        self.data = self.write({"practices": [self.make_entry(name) for name in self.ids], "x-free": {"a": [1, 2.50]}})

    def pick(self, *choices):
        return self.random.choice(choices)

    def write(self, data):
        """Write data in the style of the file."""
        return (self.mark + json.dumps(data, **self.style).replace("\n", self.end or "\n") + self.end).encode()

    def make_entry(self, name):
        """A practice with its keys in any order, and with lists in each form that a catalog can have."""
        keys = {"id": name, "statement": "We do ä."}
        keys |= self.pick({}, {"status": "partly", "reviewed": "2025-03-04"}, {"status": "met", "reviewed": "2025-03"})
        keys |= self.pick({}, {"note": self.pick(*TEXTS)}) if "status" in keys else {}
        evidence = ([{"title": "Plan", "target": "plan.md"}], ["[Plan](plan.md)"], "[Plan](plan.md)")
        keys |= self.pick({}, {"evidence": self.pick(*evidence)})
        history = ([{"date": "2023-01-01", "status": "met"}], ["2023-01-01 met"], "2023-01-01 met\n2024-01 partly", [])
        keys |= self.pick({}, {"history": self.pick(*history)}) if "status" in keys else {}
        rest = list(keys)
        self.random.shuffle(rest)
        return {key: keys[key] for key in rest}
