"""Front matter is found and read as Hugo does it, and whatever is wrong with it becomes a message.

``pytest --minutes 5 tests/hugo/site/test_front_matter.py`` looks longer, at other examples each time.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime

import pytest
import site_judge
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_openpractices.hugo.site.content import read_hugo_site
from sphinx_openpractices.hugo.site.fields import to_flag, to_number, to_texts
from sphinx_openpractices.hugo.site.front_matter import read_front_matter

needs_hugo = pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")


def read(text):
    return read_front_matter(text.encode(), "content/a.md")


def list_problems(text):
    return [str(problem) for problem in read(text).problems]


# Hugo as the judge


@needs_hugo
def test_fields_and_bodies_are_those_that_hugo_finds(tmp_path):
    folder = site_judge.unpack("front_matter", tmp_path)
    run = site_judge.hugo(folder, "build")
    assert run.returncode == 0, run.stderr
    theirs = json.loads((folder / "public" / "index.html").read_text(encoding="utf-8"))
    ours = {}
    for page in read_hugo_site(folder, now=site_judge.NOW).pages.values():
        if page.kind == "page":
            ours[page.content] = {
                "title": page.title,
                "slug": page.slug,
                "weight": page.weight,
                "date": f"{page.date.astimezone(UTC):%Y-%m-%dT%H:%M:%S}" if page.date else "",
                "draft": page.draft,
                "body": page.front.body.strip(),
            }
    assert len(ours) > 20
    assert ours == theirs


REFUSED = {
    "- item\n": 'content/a.md:1: put front matter at the top; Hugo expects "---" in a page that begins with "-"',
    "+ item\n": 'content/a.md:1: put front matter at the top; Hugo expects "+++" in a page that begins with "+"',
    "\n---\ntitle: x\n": 'content/a.md:2: close the front matter with a line "---"',
    "+++\ntitle = 'x'\n---\n": 'content/a.md:1: close the front matter with a line "+++"',
    '{"title": "x"\n': 'content/a.md:1: close the front matter with "}"',
    "{{< figure >}}\n": 'content/a.md:1: put front matter at the top; Hugo reads a page that begins with "{{" as JSON',
    "---\na: 1\n- b\n---\n": (
        "content/a.md:3: is not valid YAML: while parsing a block mapping: did not find expected key"
    ),
    "---\n- a\n---\n": 'content/a.md:2: the front matter is not a mapping; write lines such as "title: About"',
    "---\ntext\n---\n": 'content/a.md:2: the front matter is not a mapping; write lines such as "title: About"',
    "---\na: 1\na: 2\n---\n": "content/a.md:3: a: remove the duplicate key; the last one is used",
    "+++\na = 1\na = 2\n+++\n": "content/a.md:3: a is given twice; remove one",
    '{"a": 1,\n "b" 2}\n': "content/a.md:2: write a colon after the key",
}


@needs_hugo
@pytest.mark.parametrize("text", REFUSED)
def test_what_hugo_refuses_is_a_problem_with_its_place(text, tmp_path):
    folder = site_judge.write(["hugo.toml", "", "content/a.md", text], tmp_path)
    assert site_judge.hugo(folder, "list", "all").returncode == 1
    assert list_problems(text) == [REFUSED[text]]


# What is found


def test_a_page_is_taken_apart():
    page = read("---\nTitle: About\ndate: 2024-01-02\nparams:\n  Size: 3\n---\n# Text\n")
    assert page.data == {"title": "About", "date": date(2024, 1, 2), "params": {"Size": 3}}
    assert (page.kind, page.line, page.body, page.problems) == ("YAML", 7, "# Text\n", ())
    assert page.lines == {"title": 2, "date": 3, "params": 4, "params.Size": 5}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\ufeff---\r\ntitle: x\r\n---\r\nbody", 4),
        ("\n\n---\ntitle: x\n---\nbody", 6),
        ("---\rtitle: x\r---\rbody", 4),
        ("+++\ntitle = 'x'\n+++\nbody", 4),
        ('{"title": "x"}body', 1),
        ('{\n"title": "x"}\nbody', 3),
    ],
)
def test_the_body_begins_at_its_line_whatever_the_file_looks_like(text, line):
    page = read(text)
    assert (page.get_text("title"), page.body, page.line, page.problems) == ("x", "body", line, ())


def test_front_matter_that_cannot_be_read_leaves_the_page_whole():
    page = read("---\na: [\n---\nbody\n")
    assert (page.data, page.body, page.line) == ({}, "---\na: [\n---\nbody\n", 1)


def test_a_key_in_two_cases_is_a_key_twice():
    assert list_problems("---\nTitle: a\ntitle: b\n---\n") == [
        "content/a.md:3: title: remove the duplicate key; the last one is used"
    ]


def test_fields_are_converted_as_hugo_does():
    page = read('---\ntags: a b\naliases: [/x, 3]\nweight: "12"\ndraft: "true"\ntitle: 2024-1-5\n---\n')
    assert to_texts(page.data["tags"]) == ["a", "b"]
    assert to_texts(page.data["aliases"]) == ["/x", "3"]
    assert (to_number(page.data["weight"]), to_number(page.data["tags"])) == (12, 0)
    assert (to_flag(page.data["draft"]), to_flag(page.data["tags"])) == (True, False)
    assert page.get_text("title") == "2024-1-5"
    assert page.get_text("missing") == ""


def test_dates_stay_dates_with_and_without_a_time():
    page = read("+++\na = 2024-01-02\nb = 2024-01-02T03:04:05Z\n+++\n")
    assert page.data == {"a": date(2024, 1, 2), "b": datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)}


def test_bytes_that_are_not_text_are_located():
    assert read_front_matter(b"---\ntitle: \xff\n---\n", "a.md").problems[0][1:4] == (
        2,
        "",
        "save the file as UTF-8; byte 0xff is not UTF-8",
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\na: " + "[" * 60 + "]" * 60 + "\n---\n",
        "+++\na = " + "[" * 5000 + "]" * 5000 + "\n+++\n",
        '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "---\n" + "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(9)
        ) + "---\n",
        "x" * 8_000_001,
    ],
    ids=["deep yaml", "deep toml", "deep json", "aliases", "size"],
)  # fmt: skip
def test_bombs_are_refused(text):
    page = read(text)
    assert page.data == {}
    assert re.search("nested|fewer aliases|too large", page.problems[0].text)


# Fuzzing

PIECES = [
    *"-+{}[]\"'\\:,=#&*!|>%@~\n\r\t ",
    "---",
    "+++",
    "---\n",
    "+++\n",
    "\n---\n",
    "\n+++\n",
    "title",
    "date",
    "a: b\n",
]
PIECES += [
    "a = 1\n",
    '{"a":1}',
    "\ufeff",
    "\0",
    "{{<",
    "2024-01-01",
    "2024-13-45",
    "1e400",
    "0x",
    "<<: *a",
    "&a",
    "\x85",
    "\u2028",
]
JUNK = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)
BYTES = JUNK.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=80)
FENCED = st.tuples(
    st.sampled_from([b"---\n", b"+++\n", b"{"]), BYTES, st.sampled_from([b"\n---\n", b"\n+++\n", b"}"]), BYTES
)


@example(b"")
@example(b"\xef\xbb\xbf---\n")
@given(BYTES | FENCED.map(b"".join))
def test_arbitrary_bytes_are_a_page_or_located_problems(content):
    page = read_front_matter(content, "content/a.md")
    lines = len(re.split(rb"\r\n|\r|\n", content))
    for problem in page.problems:
        assert 1 <= problem.line <= lines + 1
        assert problem.file == "content/a.md"
        assert problem.text.strip()
    assert 1 <= page.line <= lines + 1
    assert all(key == key.lower() and 1 <= page.lines[key] <= lines for key in page.data)
    for key, value in page.data.items():
        page.get_text(key)
        for convert in (to_texts, to_number, to_flag):
            convert(value)


@pytest.mark.parametrize(
    "piece", ["\n", "-", "---\n", "--- \n", "+", "{", '{"', "{\\", '{"a": "', "---\na: ", "\ufeff ", "---\n# x\n"]
)
def test_time_grows_with_the_length_of_the_page(piece, assert_linear):
    def read_bytes(content):
        read_front_matter(content, "a.md")

    assert_linear(read_bytes, lambda length: (piece * (length // len(piece))).encode(), 50_000)
