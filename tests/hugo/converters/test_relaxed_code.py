"""Code that needs no lexer, since the lexer accepts it for certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import PythonLexer
from pygments.token import Error

from sphinx_openpractices.hugo.converters.relaxed_code import is_plain_python

WORDS = [
    *("def", "import", "from", "as", "match", "case", "lambda", "if", "for", "in", "print", "await", "async", "yield"),
    *("raise", "except", "None", "self", "_x", "0x", "0b1", "1e5", "1.", "08", "1_0", "r", "f", "b", "rb", "u", "fr"),
    *"()[]{}:;,.=+*/<>%&|^~- \n",
    *('"a b"', "'x'", '""', "''", 'f"a"', "b'x'", "r'y'", "#don't", "...", "->", " as ", "\n\n", '# a ? \\ "\n'),
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
def test_the_lexer_accepts_plain_python(code):
    accepted = all(token is not Error for token, _text in PythonLexer().get_tokens(code))
    assert accepted or not is_plain_python(code)


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("def answer() -> int:\n    return 42\n", True),
        ('print("Hello, world.")  # it\'s fine\n', True),
        ("for each in range(3):\n    total += each**2\n", True),
        (">>> 1\n", False),
        ("class {\n", False),
        ("price = 3$\n", False),
        ("@cache\n", False),
        ('"a\\n"\n', False),
    ],
)
def test_plain_python(code, plain):
    assert is_plain_python(code) is plain
