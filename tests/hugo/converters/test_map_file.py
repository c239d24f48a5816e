"""A site defines converters for its own shortcodes; all errors in the file are reported at once, with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from conversion_page import Page

from sphinx_openpractices.hugo.converters.map_file import read_shortcode_map

WRONG = Path(__file__).parent / "map_file" / "wrong.toml"
GOOD = """
[shortcodes.Person]
arguments = ["name", "role", "page"]
result = "[{name:text}]({page:link}), {role} {{at work}}"

[shortcodes."blocks/lead"]
arguments = ["logo"]
result = '''
:::{{container}} lead
![]({logo:image})

{inner}
:::
'''
block = true

[shortcodes.youtube]
arguments = ["id"]
result = "video {id}"
"""


def mapping(tmp_path, text):
    path = tmp_path / "shortcodes.toml"
    path.write_text(text, encoding="utf-8")
    return read_shortcode_map(path)


@pytest.mark.parametrize(
    ("hugo", "expected", "notes"),
    [
        ('{{< person "A*n" "of [x](/regions/)" "/us/" >}}', "[A\\*n](/us.md), of [x](/regions.md) {at work}", []),
        ('{{< PERSON page="/us/" name="Ann" role="x" />}}', "[Ann](/us.md), x {at work}", []),
        (
            '{{< person name="Ann" page="/us/" age=3 >}}',
            "[Ann](/us.md),  {at work}",
            [
                '1: person (partly): changed: has no "role"; left empty',
                '1: person (partly): lost: "age" is lost',
            ],
        ),
        (
            "{{< person Ann x y >}}Text{{< /person >}}",
            "[Ann](y), x {at work}",
            ["1: person (partly): lost: the content between the tags is lost; the result has no {inner}"],
        ),
        (
            "- {{< blocks/lead `/media/a.png` >}}\nBuild {{< youtube 1 >}}\n{{< /blocks/lead >}}",
            "- :::{container} lead\n  ![](media/a.png)\n\n  Build video 1\n  :::",
            [],
        ),
    ],
)
def test_template_is_filled_in(hugo, expected, notes, tmp_path):
    converters, problems = mapping(tmp_path, GOOD)
    assert problems == []
    page = Page(hugo, mapped=converters)
    assert page.markdown == expected
    assert [note for note in page.notes if not note.endswith("(converted)")] == notes


def test_everything_wrong_is_told_at_once_and_the_rest_stays(same_text):
    converters, problems = read_shortcode_map(WRONG, "shortcodes.toml")
    assert list(converters) == ["good"]
    same_text("\n".join(map(str, problems)), WRONG.with_suffix(".txt").read_text(encoding="utf-8"), "problems")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "shortcodes.toml:1: contains no shortcodes; write tables such as [shortcodes.person]"),
        ("[shortcodes.a\n", 'shortcodes.toml:1: close the bracket, as in "[shortcodes.a]"'),
    ],
)
def test_file_without_shortcodes_is_a_located_problem(text, message, tmp_path):
    assert [str(problem) for problem in mapping(tmp_path, text)[1]] == [message]


def test_missing_file_is_a_problem(tmp_path):
    (problem,) = read_shortcode_map(tmp_path / "none.toml")[1]
    assert str(problem) == "none.toml:1: there is no such file"
