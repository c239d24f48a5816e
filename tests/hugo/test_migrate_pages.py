"""Pages of a Hugo site that stand in each other's way, or are many, or long."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.cli import main
from sphinx_openpractices.hugo import processes
from sphinx_openpractices.hugo.labels import Labels
from sphinx_openpractices.hugo.migration import AT_ONCE, migrate

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.fixture
def hugo(tmp_path):
    """Write a Hugo site; the result is its folder."""

    def write(pages, config='title = "T"\n'):
        for name, text in {"hugo.toml": config, "static/l.svg": SVG, **pages}.items():
            path = tmp_path / "hugo" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "hugo"

    return write


def page(body, **front):
    return "---\n" + "".join(f"{key}: {value!r}\n" for key, value in front.items()) + f"---\n{body}\n"


def test_many_processes_write_what_one_writes(hugo, monkeypatch):
    body = """[next](../p{0:03}/) {{{{< nobody >}}}} {{{{< ref "p{0:03}.md" >}}}} ![x](/l.svg) [lost](/nowhere{0}/)
{{{{< figure src="/l.svg" title="P{0}" class="project-highlight" >}}}}"""
    number = 2 * AT_ONCE + 7
    site = hugo({f"content/d/p{each:03}.md": page(body.format(each - 1), title=f"P{each}") for each in range(number)})
    found = []
    for cores in (1, 3):
        monkeypatch.setattr(processes.os, "cpu_count", lambda cores=cores: cores)
        steps = []
        migration = migrate(site, progress=lambda *step, steps=steps: steps.append(step))
        assert steps[-1] == (number + 2, number + 2)
        found.append((migration.files, migration.copies, migration.report.as_json(), migration.report.as_markdown()))
    assert found[0] == found[1]
    assert len(migration.report.found["broken"]) == number + 2  # the first page asks twice for one before it


def test_an_error_in_a_process_is_not_lost(hugo, monkeypatch):
    site = hugo({f"content/p{each}.md": page("x", title=f"P{each}") for each in range(2 * AT_ONCE)})
    monkeypatch.setattr(processes.os, "cpu_count", lambda: 2)
    monkeypatch.setattr("sphinx_openpractices.hugo.page_writer.PageWriter.contents", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate(site)


def test_ids_that_several_pages_have_become_names_of_their_own(hugo, tmp_path, make_app):
    body = """## One {#intro}
[here](#intro) [b](b.md#intro) [figure](b.md#figure-f)
{{< figure src="/l.svg" caption="A" alt="A" id="f" >}}

{{< figure src="/l.svg" caption="B" alt="B" id="f" >}}

## Two {#Intro}
"""
    site = hugo({f"content/{name}.md": page(body, title=name) for name in "ab"}, 'theme = "hugoblox"\n')
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    assert (dest / "b.md").read_text("utf-8").count("(intro-2)=") == 1
    app = make_app("html", srcdir=dest, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    built = (Path(app.outdir) / "a.html").read_text("utf-8")
    for address in ("#intro", "b.html#intro-2", "b.html#figure-f-2"):
        assert f'href="{address}">' in built
    problems = [each.message for each in migrate(site).report.found["lost"]]
    assert problems == ['figure: the id "f" is not carried over; another has it, or it holds no letter'] * 2


def test_an_id_of_every_page_is_numbered():
    texts = ("# A {#top}\n" + "# B {#top-3}\n" * (page == 1) for page in range(4000))
    labels = Labels(((f"{page}.md", text, ()) for page, text in enumerate(texts)), "hugo")
    assert [labels.name(f"{page}.md", "top") for page in (0, 1, 2, 3999)] == ["top", "top-2", "top-4", "top-4001"]


def test_shortcodes_in_the_front_matter_are_expanded(hugo):
    front = {
        "title": "On {{< param motto >}}",
        "description": "It is {{< param motto >}}{{< nobody >}}",
        "motto": "open & *free*",
    }
    migration = migrate(hugo({"content/p.md": page("text", **front)}))
    text = migration.files["p.md"]
    assert "description: It is open & *free*{{< nobody >}}\n" in text
    assert "\n# On open & \\*free\\*\n" in text
    (kept,) = migration.report.found["kept"]
    assert (kept.file, kept.line) == ("content/p.md", 3)


@pytest.mark.parametrize(
    ("link", "leads", "listed"),
    [
        ("/gone/", "https://example.org/base/gone/", "broken"),
        ("/base/gone?a=b#c", "https://example.org/base/gone?a=b#c", "broken"),
        ("../gone/", "https://example.org/base/docs/gone/", "broken"),
        ("gone.md", "https://example.org/base/docs/p/gone.md", "broken"),
        ("#gone", "p.md", "broken"),
        ("/docs/p/#gone", "p.md", "broken"),
        ("/docs/p/#a-place", "#a-place", None),
        ("#top", "p.md", None),
        ("https://example.org/base/roadmap/", "https://example.org/base/roadmap/", "elsewhere"),
        ("http://example.org/other", "http://example.org/other", None),
        ("https://[", "https://[", "broken"),
        ("hhttps://example.net/", "hhttps://example.net/", "broken"),
        ("//example.net/a", "https://example.net/a", None),
        ("tel:+49-30-1", "tel:+49-30-1", None),
        ("", "p.md", "broken"),
    ],
)
def test_a_link_that_leads_nowhere_leads_to_the_old_site(hugo, link, leads, listed):
    config = 'baseURL = "https://example.org/base/"\n'
    site = hugo({"content/docs/p.md": page(f"[a]({link})\n## A place", title="T"), "hugo.toml": config})
    migration = migrate(site)
    assert migration.files["docs/p.md"] == f"# T\n\n[a]({leads})\n## A place\n"
    assert [kind for kind, found in migration.report.found.items() if found] == [listed] * bool(listed)


LANDING = """\
---
title: Home
sections:
- block: hero
  content:
    title: We work *in the open*
    text: Read [why](/#principles).
    primary_action: {text: Begin, url: /p/, icon: star}
    secondary_action: {text: "", url: "https://example.org/x"}
    image: {filename: hero.png}
- block: features
  id: principles
  content:
    title: Our principles
    items:
    - name: Openness
      description: |-

        See [how](/p/) {{< nobody >}}
        {{< details >}}With {{< within >}}{{< /details >}}
      icon: star
      role: none
    - title: Care
      url: /p/
    - {name: Ada, title: Host, link: "https://example.org/ada"}
    - Just *words*
    - url: https://example.org/y
- block: cta-button-list
  content:
    text: Two ways
    buttons: [{text: One, url: p.md}, {text: Nowhere}]
- block: collection
  content: {filters: {folders: [blog]}}
---
# Home

Before.
"""


def test_blocks_of_a_landing_page_are_sections_with_their_links(hugo):
    migration = migrate(hugo({"content/_index.md": LANDING, "content/p.md": page("x", title="P")}))
    assert (
        migration.files["index.md"].partition("```")[0]
        == """\
# Home

Before.

## We work in the open

Read [why](#principles).

:::{container} call-to-action

[Begin](p.md)
[https://example.org/x](https://example.org/x)
:::

(principles)=
## Our principles

- **Openness**

  See [how](p.md) `{{< nobody >}}`
  :::{admonition} Details
  :class: dropdown

  With `{{< within >}}`
  :::

- [**Care**](p.md)

- [**Ada**](https://example.org/ada)

- Just *words*

- [https://example.org/y](https://example.org/y)

Two ways

:::{container} call-to-action

[One](p.md)
:::

"""
    )
    assert [(problem.line, problem.message) for problem in migration.report.found["lost"]] == [
        (4, 'the block "hero" loses: image'),
        (11, 'the block "features" loses: items.role, items.title'),
        (32, 'the block "collection" has no text; what it shows was not carried over'),
    ]
    assert [problem.line for problem in migration.report.found["kept"]] == [19, 20]


@pytest.mark.parametrize(
    ("name", "front", "becomes"),
    [
        (
            "open-practices/index.md",
            {"sections": [{"id": "a", "title": "How *we* work", "text": "x"}]},
            "(a)=\n# How we work",
        ),
        ("open-practices/index.md", {"sections": [{"text": "x"}]}, "# Open practices\n\nx"),
        ("b_c.md", {"linktitle": "B & C"}, "# B & C"),
        ("b_c.md", {}, "# B c"),
    ],
)
def test_a_page_without_a_title_gets_one(hugo, name, front, becomes):
    text = migrate(hugo({f"content/{name}": page("", **front)})).files[name]
    assert text.startswith(becomes + "\n")


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("# C#", "## C#"),
        ("# A #", "## A"),
        ("## A ##  ", "### A"),
        ("# A {#b} #", "(b)=\n## A"),
        ("# A {#b .c}", "(b)=\n## A"),
        ("###### A", "###### A"),
        ("#A", "#A"),
    ],
)
def test_headings_keep_their_words(hugo, line, becomes):
    text = migrate(hugo({"content/p.md": page(f"before\n\n{line}\n\n# Other", title="T")})).files["p.md"]
    assert text == f"# T\n\nbefore\n\n{becomes}\n\n## Other\n"


@pytest.mark.parametrize(
    ("info", "becomes", "lost"),
    [
        ("python", "python", []),
        ("Python", "Python", []),
        ("txt", "text", []),
        ("go-html-template", "text", []),
        ("mermaid", "text", ['the language "mermaid" is not known to Pygments; the code is plain text']),
        ("{note}", "text", ['"{note}" of a block of code is not carried over']),
        ('py {hl_lines=["2"]}', "py", ['"{hl_lines=["2"]}" of a block of code is not carried over']),
        ("", "", []),
    ],
)
@pytest.mark.parametrize("around", ["{}", "- item\n\n  {}", "> {}"])
def test_code_is_in_a_language_that_pygments_knows(hugo, around, info, becomes, lost):
    body = "a\n\n" + around.format("~~~" + info)
    migration = migrate(hugo({"content/p.md": page(body + "\n[a](/gone/)", title="T")}))
    assert migration.files["p.md"].startswith("# T\n\na\n\n" + around.format("~~~" + becomes) + "\n")
    line = 5 + around.count("\n")
    assert [(found.line, found.message) for found in migration.report.found["lost"]] == [(line + 1, it) for it in lost]


def test_a_closing_tag_that_a_formatter_put_into_a_row_ends_the_table(hugo):
    table = "| Day              |\n| ---------------- |\n| One              |\n"
    body = '{{< details "Days" >}}\n\n' + table + "| {{< /details >}} |\n\nend"
    text = migrate(hugo({"content/p.md": page(body, title="T")})).files["p.md"]
    assert text.endswith(f"\n\n{table}:::\n\nend\n")


TEAM = """\
[[item]]
type = 'card'
body = '''{{< image src="/l.svg" alt="Ada" >}}
Ada {{< nobody >}}'''
link = 'https://example.org/ada'
"""


def test_a_grid_shows_what_a_file_beside_the_page_says(hugo):
    body = '{{< grid file="team.toml" columns="1 2" />}}\n\n{{< grid file="../other.toml" />}}'
    site = hugo({"content/t/index.md": page(body, title="T"), "content/t/team.toml": TEAM, "content/other.toml": "x=1"})
    migration = migrate(site)
    text = migration.files["t/index.md"]
    assert (
        "- [https://example.org/ada](https://example.org/ada)\n\n  ![Ada](../static/l.svg)\n  Ada `{{< nobody" in text
    )
    assert '`{{< grid file="../other.toml" />}}`' in text or '{{< grid file="../other.toml" />}}' in text
    kept = [(found.line, found.message) for found in migration.report.found["kept"]]
    reason = 'grid: the file "../other.toml" cannot be read (there is no such file beside the page); kept as it was'
    assert kept == [(4, "nobody: is not known; its tags were kept as code"), (6, reason)]


@pytest.mark.parametrize(
    ("body", "becomes"),
    [
        ("---\na\n\n***\n\nb\n\n- - -", "a\n\n***\n\nb"),
        ("a\n\n## B\n\n---\nc", "a\n\n## B\n\nc"),
        ("a\n\n~~~\n# B\n---\n~~~", "a\n\n~~~\n# B\n---\n~~~"),
        ("a\n---", "a\n---"),
    ],
)
def test_lines_stand_between_blocks(hugo, build, tmp_path, body, becomes):
    site = hugo({"content/p.md": page(body, title="T")})
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    assert (tmp_path / "sphinx" / "p.md").read_text("utf-8") == f"# T\n\n{becomes}\n"
    build(tmp_path / "sphinx")


def test_the_table_of_contents_has_the_titles_for_links(hugo, build, tmp_path):
    pages = {
        "content/a.md": page("x", title="A long title", linkTitle="A <1>", weight=1),
        "content/b.md": page("x", title="B", weight=2),
    }
    assert main(["migrate-hugo", str(hugo(pages)), str(tmp_path / "sphinx")]) == 0
    assert "\n\nA <1> </a>\n/b\n```\n" in (tmp_path / "sphinx" / "index.md").read_text("utf-8")
    home = BeautifulSoup((build(tmp_path / "sphinx") / "index.html").read_text("utf-8"), "html.parser")
    assert "A <1>" in [link.get_text(strip=True) for link in home.select('nav a[href="a.html"]')]


IN_HTML = """\
<div class="row">
    <p>One</p>
    {{< figure src="/l.svg" alt="A" >}}
    <p>{{< param title >}} {{< youtube x >}}</p>
</div>

<pre>
    {{< param title >}}
</pre>
"""


def test_shortcodes_in_html_are_read(hugo, build, tmp_path):
    site = hugo({"content/p.md": page(IN_HTML, title="T")})
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    expected = """\
# T

<div class="row">
<p>One</p>

:::{figure} static/l.svg
:alt: A
:::

<p>T {{< youtube x >}}</p>
</div>

<pre>
    T
</pre>
"""
    assert (tmp_path / "sphinx" / "p.md").read_text("utf-8") == expected
    html = (build(tmp_path / "sphinx") / "p.html").read_text("utf-8")
    assert '<img alt="A" src="_images/l.svg"' in html
    report = json.loads((tmp_path / "sphinx" / "migration.json").read_text("utf-8"))
    assert [(found["line"], found["message"].split(":")[0]) for found in report["kept"]] == [(7, "youtube")]


def test_a_container_in_a_container_is_one_gallery(hugo):
    figure = '{{{{< figure src="/l.svg" title="{}" >}}}}'
    body = '<div class="project-figures">\n{}\n<div class="project-figures">\n{}\n</div>\n</div>'
    site = hugo({"content/p.md": page(body.format(figure.format("A"), figure.format("B")), title="T")})
    text = migrate(site).files["p.md"]
    assert text.count("{project-gallery}") == 1
    assert text.count("{project-figure}") == 2
    assert "div" not in text


def test_a_conf_of_the_site_itself_is_told_what_the_pages_need(hugo, tmp_path, capsys):
    dest = tmp_path / "sphinx"
    dest.mkdir()
    (dest / "conf.py").write_text("extensions = ['myst_parser']\n", encoding="utf-8")
    main(["migrate-hugo", "--force", str(hugo({"content/p.md": page("x", title="T")})), str(dest)])
    assert "conf.py was there and is as it was; the pages need in it: myst_parser, sphinx_openpractices" in (
        capsys.readouterr().out
    )


LONG = {
    "shortcodes on a line": "{{< nobody a >}} ",
    "shortcodes in code": "`{{< param a >}}",
    "shortcodes in a tag": "<x {{< param a >}}",
    "tags that do not end": "{{< ",
    "quotes that do not end": '{{< a "',
    "comments": "{{</* a */>}}",
    "comments that do not end": "{{</* ",
    "shortcodes in each other": "{{< details >}}",
    "code spans": "` ",
    "links": "[a](b) ",
    "links that do not end": "[a](",
    "definitions": "[a]: b\n",
    "headings": "# a {#",
    "blanks in a heading": "# a" + 1000 * " " + "b\n",
    "containers in each other": '<div class="project-figures">\n',
}


def too_long(*_arguments):
    raise TimeoutError


@pytest.mark.parametrize("part", LONG.values(), ids=LONG)
def test_time_is_linear_in_the_length_of_a_page(hugo, part):
    """A page of 500 kB takes a second or two; where time was quadratic, it took from one minute to hours."""
    size = 500_000 // len(part)
    text = part * size + ("</div>\n" * size if part.startswith("<div") else "") + "\n\n[x](#y)"
    site = hugo({"content/p.md": page(text, title="T")})
    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, 30)  # of the processor, so that a busy machine makes no difference
    try:
        migrate(site)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
