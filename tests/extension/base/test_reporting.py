"""Names in warnings cannot control the terminal: control and format characters are shown as escapes."""

from __future__ import annotations

CODE = "\x1b[31m\u202e\x9b"
SHOWN = r"\x1b[31m\u202e\x9b"
PAGE = f"""# A

```{{project-gallery}}
:catalog: c{CODE}
:projects: p{CODE}
:exclude: q{CODE}
:tags: t{CODE}
:layout: l{CODE}
:opt{CODE}: x
```

```{{project-figure}}
:title: T
:logo: missin.svg
:target: gone{CODE}
```

```{{project-figure}}
:project: nope{CODE}
```

{{project}}`who{CODE}`

<project-figur{CODE} title="x" />

<project-figure title="A" lgo{CODE}="x" />
"""
NAMED = """
option "layout" 'l{}' is not one of
unknown option "opt{}"
there is no catalog "c{}"
there is no project "p{}"
there is no project "q{}"
there is no tag "t{}"
option "target" 'gone{}' contains
there is no project "nope{}"
there is no project "who{}"
"""


def test_names_in_warnings_are_shown_with_escapes(site):
    files = {
        "index.md": PAGE,
        "projects.yml": "projects:\n- title: A\n",
        f"missing{CODE}.svg": "",
        f"o{CODE}.md": "---\norphan: true\n---\n# O\n\n```{project-figure}\n:titl: x\n```\n",
    }
    lines = site(files).warnings.splitlines()
    assert [line for line in lines if not line.isprintable()] == []
    missing = [each for each in NAMED.format(*[SHOWN] * 9).split("\n") if each and each not in "\n".join(lines)]
    assert missing == []
    assert (
        f'o{SHOWN}.md:6: ERROR: project-figure: unknown option "titl"; did you mean "title"? [openpractices.option]'
        in (lines)
    )
