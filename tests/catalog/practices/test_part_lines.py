"""The forms of one line: evidence, actions and assessments in options, and in the strings of a catalog."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.keys import get_keys, read_keys
from sphinx_openpractices.catalog.practices.practice import Practice

EXPECTED = Path(__file__).with_name("part_lines.txt")
NAMES = [key.name for key in get_keys(Practice).values() if key.items]


def describe(option):
    """The parts that are read from an option, or the message about it, each on a line."""
    name, _colon, text = option.partition(":")
    values, problems = read_keys(Practice, {name: text.strip().replace("\\n", "\n")})
    parts = [
        " | ".join(str(getattr(part, name)) for name in get_keys(type(part)))
        .removesuffix(" | ")
        .removesuffix(" | None")
        for each in values.values()
        for part in each
    ]
    return [*parts, *(f"! {problem.message}" for problem in problems)]


def test_each_option_gives_its_parts_or_a_message_with_the_right_form(same_text):
    lines = EXPECTED.read_text("utf-8").splitlines()
    actual = [each for line in lines if not line.startswith("    ") for each in (line, *_indent(line))]
    same_text("\n".join(actual), "\n".join(lines), "parts")


def _indent(line):
    return [f"    {each}" for each in describe(line)] if line and not line.startswith("#") else []


@example(["[A](b) 2026-05-01"])
@given(
    st.lists(st.sampled_from(["[A]", "](", "(b)", " ", "\n", "2026-05-01", "2026-1", "<b>", "<", ">", "met", "`", "{"]))
)
def test_any_text_gives_parts_or_one_message(pieces):
    for name in NAMES:
        values, problems = read_keys(Practice, {name: "".join(pieces)})
        assert len(values) + len(problems) == 1
        for part in next(iter(values.values()), ()):
            assert part.status and part.date if name == "history" else part.title if name == "evidence" else part.text
