"""What ``catalog check`` needs of memory for a JSON file of 8 MB that is nearly one string."""

from __future__ import annotations

import contextlib
import io
import json
from statistics import median
from typing import TYPE_CHECKING

from budgets import Budget, Measurement
from measure import apart, peak_memory

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 7_900_000
"""Characters; files of more than 8 MB are refused."""
MEMORY = 20
"""The budget: the most memory that was resident (ru_maxrss), over that for a short string, as a part of the size."""

STRINGS = {
    "caption": "word <b>",
    "summary": "word ",
    "tags": "a, ",
    "target": "1.",
    "license": "(",
    "relation": "use ",
    "id": "(",
    "no key": "word ",
}
"""What is repeated in the value of each key; the last is a key itself, which no entry has."""


class LargeString(Measurement):
    """Files with such a string in different places."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        folder.mkdir(parents=True)
        for key, part in ({"short": ""} | STRINGS).items():
            text = ("https://example.org/" if key == "target" else "") + part * (SIZE // max(1, len(part)))
            entry = {"title": "One"} | ({text: ""} if key == "no key" else {key: text} if part else {})
            (folder / f"{key}.json").write_text(json.dumps({"projects": [entry]}), encoding="utf-8")
        self.rounds: list[dict[str, float]] = []

    def turn(self) -> None:
        """Check each, in a process of its own; what counts is memory as a part of the file's size."""
        short = apart(memory_to_check, self.folder / "short.json")
        self.rounds.append({key: self.more_memory(self.folder / f"{key}.json", short) for key in STRINGS})

    def more_memory(self, path: Path, short: int) -> float:
        """Memory over that for the short string, as a part of the size."""
        return (apart(memory_to_check, path) - short) / path.stat().st_size

    def report(self) -> str:
        """The numbers."""
        each = ", ".join(f"{key} {median(turn[key] for turn in self.rounds):.1f}" for key in STRINGS)
        return f"catalog check of one JSON string of {SIZE / 1e6:.1f} MB: memory, part of its size, by key: {each}."

    def budgets(self) -> list[Budget]:
        """The largest of each round."""
        largest = [max(turn.values()) for turn in self.rounds]
        return [Budget("catalog check of a JSON string: memory, part of its size", largest, MEMORY)]


def memory_to_check(path: Path) -> int:
    """Bytes that were resident at most while the command checked a file, whatever it found."""
    from sphinx_openpractices.commands.program import main  # noqa: PLC0415 - the process that measures needs none of it

    with contextlib.redirect_stdout(io.StringIO()):
        main(["catalog", "check", str(path)])
    return peak_memory()
