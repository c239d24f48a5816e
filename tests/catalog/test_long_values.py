"""A text of millions of characters, in any key, is checked in a few times its own memory, and soon."""

from __future__ import annotations

import json
import tracemalloc

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.markup_check import check_markup
from sphinx_openpractices.catalog.practices.framework_reader import load_framework
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.catalog.relations import RELATIONS
from sphinx_openpractices.catalog.tags import check_tags

SIZE = 30_000
NUMBERS = 10_000
MOST = 20
"""The most memory, in sizes of the file."""
UNITS = ("x", "ab ", "ab\n", ",", "(", "+", "a.", "é", "/<a>", "MIT OR ", "aA", "\\")
LETTERS = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(SIZE // 3))
"""So many different ones that each pair is another."""
TEXTS = [LETTERS, *(unit * (SIZE // len(unit)) for unit in UNITS)]
TEXTS += ["https://" + "a." * (SIZE // 2), "a@" + "a." * (SIZE // 2), "'https://example.org/" + "x" * SIZE]


def measure(path, entry_type=PROJECTS):
    """Read and check a catalog; return the entries, the messages, and the peak of memory in sizes of the file."""
    tracemalloc.start()
    catalog, messages = read_catalog({path.name: path}, {"relation": RELATIONS}, entry_type)
    messages += [*check_tags(catalog), *check_markup(catalog)]
    peak = tracemalloc.get_traced_memory()[1] / path.stat().st_size
    tracemalloc.stop()
    return catalog.entries, list(map(str, messages)), peak


@pytest.mark.parametrize("key", [*get_keys(Project), "extra.note", "unknown"])
@pytest.mark.once
def test_a_long_text_takes_a_few_times_its_memory(key, tmp_path):
    peaks = {}
    # A caption with this much HTML is parsed; the test below has a longer one.
    for number, text in enumerate(text for text in TEXTS if key != "caption" or "<" not in text):
        entry = {"title": "A", key: text}
        if key == "unknown":
            entry = {"title": "A", text: "x", "extra": {text: "x"}}
        elif key == "extra.note":
            entry = {"title": "A", "extra": {"note": text, "list": [text[:1000]] * 20}}
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps({"projects": [entry]}, ensure_ascii=False), encoding="utf-8")
        entries, messages, peaks[text[:20]] = measure(path)
        assert len(entries) == 1 or messages
        assert max(map(len, messages), default=0) < 2500
    assert {text: peak for text, peak in peaks.items() if peak > MOST} == {}


@pytest.mark.parametrize("key", ["principle", "review-every", "evidence", "actions", "history"])
@pytest.mark.once
def test_a_long_text_in_a_practice_takes_a_few_times_its_memory(key, tmp_path):
    load_framework("posi-2.0")
    peaks = {}
    units = ("[a](b) 2026-01-01 ", "2026-01-01 met ", "2024-01-01 met\n", "[a](b)\n", "](", "`a <", "posi-2.0#a,")
    for number, text in enumerate([*TEXTS, *(unit * (SIZE // len(unit)) for unit in units)]):
        path = tmp_path / f"{number}.json"
        entry = {"id": "a", "statement": "A", key: text}
        path.write_text(json.dumps({"practices": [entry]}, ensure_ascii=False), encoding="utf-8")
        entries, messages, peaks[text[:20]] = measure(path, PRACTICES)
        assert len(entries) == 1 or messages
        assert max(map(len, messages), default=0) < 2500
    # There can be a record for each line of three characters.
    assert {text: peak for text, peak in peaks.items() if peak > MOST * 3} == {}


@pytest.mark.parametrize(
    ("name", "beginning", "end"),
    [
        ("a.json", '{"projects": [{"title": "A", "caption": "', '"}]}'),
        ("a.toml", '[[projects]]\ntitle = "A"\ncaption = """', '"""'),
        ("b.toml", "[[projects]]\ntitle = 'A'\ncaption = '''", "'''"),
        ("a.yml", 'projects:\n- title: A\n  caption: "', '"'),
        ("b.yml", "projects:\n- title: A\n  caption: |\n    ", ""),
    ],
)
def test_every_format_has_the_long_text_as_it_is(name, beginning, end, tmp_path):
    for unit in ("ab c ", "é", "\U0001f600", "[{:,=. "):
        text = unit * (SIZE // len(unit.encode()))
        path = tmp_path / name
        path.write_text(f"{beginning}{text}{end}\n", encoding="utf-8")
        (entry,), messages, peak = measure(path)
        assert (entry.record.caption, messages) == (text.strip(), [])
        assert peak <= MOST


@pytest.mark.once
def test_a_list_of_small_values_takes_a_few_hundred_bytes_for_each(tmp_path):
    numbers = ", ".join("1" for _number in range(NUMBERS))
    for name, content in {
        "a.json": f'{{"projects": [{{"title": "A", "extra": {{"list": [{numbers}]}}}}]}}',
        "a.toml": f'[[projects]]\ntitle = "A"\nextra.list = [{numbers}]\n',
        "a.yml": f"projects:\n- title: A\n  extra: {{list: [{numbers}]}}\n",
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        (entry,), messages, peak = measure(tmp_path / name)
        assert (entry.record.extra["list"], messages) == ([1] * NUMBERS, [])
        assert peak * len(content) / NUMBERS < 400, name


def test_a_caption_that_is_too_long_to_check_says_so(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text(f"projects:\n- title: A\n  caption: {'<b>' * 40_000}\n", encoding="utf-8")
    _entries, messages, _peak = measure(path)
    text = "projects[0].caption: shorten the caption; its HTML is checked only up to 100,000 characters"
    assert messages == [f"a.yml:3: warning: {text} [caption-html]"]


def test_each_value_of_json_has_the_line_of_its_key(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"projects": [{\n"t\\u0069tle": "A",\n"extra":\n\n{"a": 1,\n\n"a"\n: [2,\n{"A": 3}]}}]}', "utf-8")
    _entries, messages, _peak = measure(path)
    assert messages == [
        "a.json:7: projects[0].extra.a: is given twice; remove one",
    ]
