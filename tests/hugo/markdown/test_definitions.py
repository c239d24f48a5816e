"""Definitions of links and notes have names that MyST can read, and mean what they mean in Hugo."""

from __future__ import annotations

import pytest

from sphinx_openpractices.hugo.markdown.definitions import PageNames, settle_definitions


@pytest.mark.parametrize(
    ("text", "becomes", "lost"),
    [
        ("[x][a]\n\n[a]: b\n[A]: c\n", "[x][a]\n\n[a]: b\n\n", [("[a]", "Hugo uses the first definition of the link")]),
        ("[x][a]\n\n[a]: b\n[A]: b\n", "[x][a]\n\n[a]: b\n\n", []),
        ("x[^1]\n\n[^1]: n\n[^2]: m[^3]\n\n    more\n\n[^3]: o\n", None, [("[^2]", ""), ("[^3]", "")]),
        ("x[^1]\n\n[^1]: n[^2]\n[^2]: m\n", None, []),
        ("x[^1]\n\n[^1]: n\n\n[^1]: m\nlazy\n\nend", "x[^1]\n\n[^1]: n\n\n\n\n\nend", [("[^1]", "")]),
        ("x[^gone] `[^code]` \\[^no]\n\n    [^1]: code", "x\\[^gone] `[^code]` \\[^no]\n\n    [^1]: code", []),
        ("x[^lab]\n\n[^lab]: n", "x[^lab-note]\n\n[^lab-note]: n", []),
        ("> - [^]: y z\n\n[^ ]: x", None, []),
        ("> x[^1]\n>\n> [^1]: n", None, []),
        ("see [^1]: x\n\n[^1]:\n    next line", None, []),
    ],
)
def test_what_myst_would_warn_of_is_mended(text, becomes, lost):
    result, found = settle_definitions(text, {"lab"})
    assert [each.name for each in found] == [name for name, _reason in lost]
    assert all(reason in each.reason for each, (_name, reason) in zip(found, lost, strict=True))
    if becomes is None and not lost:
        becomes = text
    assert becomes is None or result == becomes
    assert settle_definitions(result, {"lab"}) == (result, [])


def test_each_text_of_a_page_has_names_of_its_own():
    names = PageNames()
    text = (
        "[a], [a][], [x][a], [a](y), ![a], a[^1] b[^n] c[^N] d[^w w]\n\n[a]: z\n[^1]: x\n[^n]: x\n[^N]: x\n[^w w]: x\n"
    )
    assert names.rename(text) == (
        "[a], [a][], [x][a], [a](y), ![a], a[^1] b[^n] c[^n-2] d[^w-w-2]\n\n"
        "[a]: z\n[^1]: x\n[^n]: x\n[^n-2]: x\n[^w-w-2]: x\n"
    )
    assert names.rename("[a] [A][] [x][a] ![a] `[a]` b[^1]\n\n[a]: y\n[^1]: z\n") == (
        "[a][a-2] [A][a-2] [x][a-2] ![a][a-2] `[a]` b[^note-2]\n\n[a-2]: y\n[^note-2]: z\n"
    )
    assert names.rename("[a] b[^1]") == "[a] b[^1]"
