"""Documents of any size and shape are read in linear time and with little memory, or refused."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.documents import (
    DocumentError,
    convert_node,
    document_bounds,
    read_json,
    read_toml,
    read_yaml,
    yaml_events,
)
from sphinx_openpractices.catalog.documents.document_bounds import require_bounds
from sphinx_openpractices.catalog.documents.json_toml import parse_toml
from sphinx_openpractices.catalog.documents.lines import split_source
from sphinx_openpractices.catalog.documents.tree import MAX_LEVELS, MAX_VALUES, TOO_DEEP, TOO_MANY
from sphinx_openpractices.hugo.site.front_matter import read_front_matter

DEEP = ".a" * MAX_LEVELS
QUOTED = ' . "a"' * MAX_LEVELS


@pytest.mark.parametrize(
    "text",
    [f"a{DEEP} = 1", f"[a{DEEP}]", f"[[a{DEEP}]]", f"b = {{a{DEEP} = 1}}", f"a{QUOTED} = 1", f"[{QUOTED[3:]}.b.c]"],
)
def test_a_key_of_many_parts_is_refused_with_its_line(text):
    with pytest.raises(DocumentError, match=TOO_DEEP) as caught:
        read_toml(f"# {DEEP}\nx = '{DEEP}'\n{text}\n")
    assert caught.value.line == 3
    front = read_front_matter(f"+++\n{text}\n+++\n".encode(), "page.md")
    assert [str(problem) for problem in front.problems] == [f"page.md:2: {TOO_DEEP}"]


def test_dots_that_are_not_in_a_key_are_not_counted():
    dots = "." * 200
    text = (
        f'# {dots}\na.b = "{dots}\\"{dots}"\nc = \'\'\'\n{dots}=\n\'\'\'\nd = """{dots}"{dots}""""\n\'{dots}\' = 1.5\n'
    )
    assert convert_node(read_toml(text)) == tomllib.loads(text)
    with pytest.raises(DocumentError, match="put quotes around the value"):
        read_toml(f"a = b{dots}")


@pytest.mark.parametrize(
    ("read", "item"), [(read_json, "[],"), (read_json, '{"a":0},'), (read_toml, "[],"), (read_yaml, "[],")]
)
def test_values_without_number_are_refused(read, item, monkeypatch):
    for module in (document_bounds, yaml_events):
        monkeypatch.setattr(module, "MAX_VALUES", 1000)
    text = f"{'x = ' if read is read_toml else ''}[\n{item * 1000}1]"
    with pytest.raises(DocumentError, match=TOO_MANY) as caught:
        read(text)
    assert caught.value.line == 2


def test_commas_in_text_are_no_values():
    text = "," * (2 * MAX_VALUES)
    assert convert_node(read_json(f'{{"a": "{text}"}}')) == {"a": text}
    assert convert_node(read_toml(f'a = "{text}"')) == {"a": text}


TOML = st.sampled_from([*"[]{}=,.\n\"'#\\ ab1", "'''", '"""', "a.b", "\\u0041", "= 1\n"])


@given(st.lists(TOML, max_size=40).map("".join))
def test_what_toml_can_read_is_not_changed_by_the_bounds(text):
    # The pieces leave nothing out, so that no key is missed.
    assert "".join("".join(piece for piece, _line in split_source(text)).split()) == "".join(text.split())
    require_bounds(text)
    try:
        expected = tomllib.loads(text)
    except ValueError:
        with pytest.raises(DocumentError):
            parse_toml(text)
    else:
        assert parse_toml(text) == expected


@given(st.integers(1, 2 * MAX_LEVELS), st.sampled_from(["a", '"a"', "'.'", '"\\"."', " a "]), st.booleans())
def test_the_parts_of_a_key_are_counted_whatever_they_are(parts, part, is_header):
    key = ".".join([part] * parts)
    text = f"[{key}]\n" if is_header else f"{key} = 1\n"
    if parts > MAX_LEVELS + 1:
        with pytest.raises(DocumentError, match=TOO_DEEP):
            parse_toml(text)
    else:
        assert parse_toml(text) == tomllib.loads(text)


# Time and memory

REPEATED = {
    "toml": ["a.", '"a".', "a = 1\n", "[[a]]\n", "[a.b]\n", "a = [", '"', "'", '"\\"', '"""', "'''", "=", "a='''\"\n"],
    "json": ["[", '{"a":', '"\\"', '"', "[],", "1,", " ", "'"],
    "yaml": [*" \t\u2028['\"%", " #", "&a", "- &a b\n", "- *a\n", "a: &b c\n", "- ", "? ", "{a: ", "#a\n", "a: |\n"],
}
REPEATED["yaml"] += ["!a ", "a:\n ", "- a #1\n", "---\n", ":1", "<<: "]
_CHILD = """
import resource, sys, time
from sphinx_openpractices.catalog.documents import DocumentError, convert_node, read_json, read_toml, read_yaml
from sphinx_openpractices.hugo.site.front_matter import read_front_matter
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
suffix, *pieces = sys.argv[1:]
read = {"toml": read_toml, "json": read_json, "yaml": read_yaml}[suffix]
begin = {"toml": ("", "a = ", 'a = "'), "json": ("", "[", '["'), "yaml": ("", "a: 1", "- &a b\\n")}[suffix]
for piece in pieces:
    for before in begin:
        text = before + piece * (400_000 // len(piece))
        start = time.process_time()
        try:
            convert_node(read(text))
        except DocumentError:
            pass
        taken = time.process_time() - start
        assert taken < 6, (piece, before, taken)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are those of Unix")
@pytest.mark.parametrize("suffix", REPEATED)
@pytest.mark.once
def test_no_repeated_piece_takes_more_than_linear_time_or_much_memory(suffix):
    # What was quadratic took minutes or gigabytes at this length.
    command = [sys.executable, "-c", _CHILD, suffix, *REPEATED[suffix]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603 - our own
    assert (done.returncode, done.stderr) == (0, "")
