"""How many projects there are of each sort, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_openpractices.text.messages import MOST_MESSAGES, list_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.project_counts import ProjectCounts

_FORMAT = 1
"""The version of the JSON; members are only ever added."""


def format_counts_text(counts: ProjectCounts) -> Iterator[str]:
    """Yield lines for people, with the first values and projects of long lists."""
    projects = "1 project" if counts.total == 1 else f"{counts.total} projects"
    files = "1 file" if len(counts.files) == 1 else f"{len(counts.files)} files"
    drafts = {0: "", 1: "; 1 draft is not counted"}.get(counts.drafts, f"; {counts.drafts} drafts are not counted")
    yield f"{projects} in {files}{drafts}"
    for key, numbers in counts.values.items():
        if numbers:
            yield ""
            yield f"By {key.removesuffix('s')}:"
            width = len(str(max(numbers.values())))
            yield from (f"  {number:{width}}  {value}" for value, number in list(numbers.items())[:MOST_MESSAGES])
            if len(numbers) > MOST_MESSAGES:
                yield f"  and {len(numbers) - MOST_MESSAGES} more"
    lacking = {key: ids for key, ids in counts.lacking.items() if ids}
    if lacking:
        yield ""
        yield from (f"Without a {key} ({len(ids)}): {list_first(ids, len(ids))}" for key, ids in lacking.items())


def format_counts_json(counts: ProjectCounts) -> Iterator[str]:
    """Yield the lines of an object with all values and the ids of all projects."""
    data = {"format": _FORMAT, "files": counts.files, "projects": counts.total, "drafts": counts.drafts}
    yield from json.dumps(data | {"values": counts.values, "lacking": counts.lacking}, indent=2).splitlines()
