"""Begins an audit: a practice for each principle of a framework, none of them assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.durations import Duration
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.principle_names import join_principle

from .catalog_text import WrittenPractice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.practices.framework import Framework, Principle

REVIEW_INTERVAL = Duration(12, "months")
"""Audits are repeated; with it, a practice is due until its first review, and again a year later."""
_STATUS = "partly"


def start_practices(framework: Framework) -> list[WrittenPractice]:
    """Return a practice for each principle, in the group of its section."""
    taken: dict[str, int] = {}
    return [
        begin_practice(framework, principle, group, taken) for principle, group in list_sections(framework).values()
    ]


def list_sections(framework: Framework) -> dict[str, tuple[Principle, str]]:
    """Return the principles by their names, in order, each with the title of its section."""
    return {
        join_principle(framework.id, principle.id): (principle, section.title)
        for section in framework.sections
        for principle in section.principles
    }


def begin_practice(framework: Framework, principle: Principle, group: str, taken: dict[str, int]) -> WrittenPractice:
    """Return a practice for a principle; its id is added to those *taken*."""
    record = Practice(
        id=claim_id(principle.id.replace(".", "-"), taken),
        title=principle.title,
        group=group,
        principle=(join_principle(framework.id, principle.id),),
        review_every=REVIEW_INTERVAL,
    )
    return WrittenPractice(record, describe_principle(framework, principle))


def describe_principle(framework: Framework, principle: Principle) -> tuple[str, ...]:
    """Return what a principle asks for, and where to read it, for a comment."""
    target = principle.target if principle.target != framework.target else ""
    return tuple(filter(None, (principle.text, target)))


def claim_id(name: str, taken: dict[str, int]) -> str:
    """Return an id that is not *taken*, with a number if it has to be another one, and add it with its last number."""
    found = name
    while found in taken:
        taken[name] += 1
        found = f"{name}-{taken[name]}"
    taken[found] = 1
    return found


def make_framework_header(framework: Framework, first: str) -> Iterator[str]:
    """Yield the lines of the comment above an audit, whose *first* practice is an example of what comes next."""
    version = f", version {framework.version}" if framework.version not in framework.title else ""
    yield f"{framework.title}{version}: an audit to begin with. No practice is assessed yet."
    yield ""
    if framework.target:
        yield f"Source: {framework.target}"
    if framework.license:
        yield f"License of its titles and texts: {framework.license}"
    if framework.target or framework.license:
        yield ""
    status = framework.scale[0].id if framework.scale else _STATUS
    yield from describe_next_steps(first, folder="next to conf.py", status=status)


def describe_next_steps(first: str, *, folder: str = "", status: str = _STATUS) -> Iterator[str]:
    """Yield what to do with a new catalog, whose *first* practice and *status* are an example.

    *folder* is where to save it, if it is not a file already.
    """
    save = f"Save this file as practices.yml, {folder}. " if folder else ""
    yield (
        f"{save}For each practice, write what you promise as its statement, who answers for it as its owner, and how "
        "often you review it. After each review, record what you found:"
    )
    yield ""
    yield f'  sphinx-openpractices practices record {first} {status} --note "What you found." --evidence "[Title](URL)"'
