"""The Markdown around shortcodes is converted: links, headings, code, rules and HTML."""

from __future__ import annotations

import pytest
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site


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
        ("//example.net/a", "https://example.net/a", None),
        ("tel:+49-30-1", "tel:+49-30-1", None),
        ("", "p.md", "broken"),
    ],
)
def test_a_link_that_leads_nowhere_leads_to_the_old_site(hugo, link, leads, listed):
    config = 'baseURL = "https://example.org/base/"\n'
    site = hugo({"content/docs/p.md": page(f"[a]({link})\n## A place", title="T"), "hugo.toml": config})
    migration = migrate_site(site)
    assert migration.files["docs/p.md"] == f"# T\n\n[a]({leads})\n## A place\n"
    found = [kind for kind, found in migration.report.found.items() if found and kind != "unused"]
    assert found == [listed] * bool(listed)


@pytest.mark.parametrize(
    ("link", "listed"),
    [
        ("path:../../etc/hostname", "broken"),
        ("javascript:alert(1)", "hidden"),
        ("<JavaScript:alert(1)> 'a title'", "hidden"),
        ("java&#115;cript:alert(1)", "hidden"),
        ("file:///etc/hostname", "hidden"),
        ("data:text/html,a", "hidden"),
    ],
)
def test_a_link_that_the_new_site_cannot_have_is_text(hugo, link, listed):
    body = f"[*a* `]`]({link}) ![b]({link})\n\n[![c](/l.svg)]({link}) [d][e]\n\n[e]: {link}"
    migration = migrate_site(hugo({"content/p.md": page(body, title="T")}))
    text = "# T\n\n*a* `]` b\n\n![c](static/l.svg) [d][e]\n\n[e]: p.md"
    assert migration.files["p.md"].partition(" 'a title'")[0].rstrip() == text
    assert {each.line for each in migration.report.found[listed]} == {4, 6, 8}


@pytest.mark.parametrize(("name", "end"), [("highlight", ""), ("nobody", "; it may be made by nobody, line 6")])
def test_an_id_that_a_shortcode_may_make_is_reported_and_not_linked(hugo, name, end):
    body = f"[a](#gone)\n\n{{{{< {name} text >}}}}x{{{{< /{name} >}}}}"
    migration = migrate_site(hugo({"content/p.md": page(body, title="T")}))
    reasons = [found.text for found in migration.report.found["broken"]]
    assert reasons == [f'"#gone": content/p.md has no "#gone"{end}']
    assert "[a](p.md)" in migration.files["p.md"]


@pytest.mark.parametrize(
    ("body", "has_id"),
    [
        ("<p title='a > b' id=here>", True),
        ("<a name='here'></a>", True),
        ('{{< figure src="/l.svg" caption="{x}" id="here" >}}', True),
        ("### Heading {#here}", True),
        ("<p data-id='here'>", False),
        ("<input name='here'>", False),
        ("Write id=here.", False),
    ],
)
def test_ids_are_those_of_elements_and_shortcodes(hugo, body, has_id):
    found = migrate_site(hugo({"content/p.md": page(f"[a](#here)\n\n{body}", title="T")})).report.found["broken"]
    assert not found if has_id else len(found) == 1


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("# C#", "## C#"),
        ("# A #", "## A"),
        ("## A ##  ", "### A"),
        ("# A {#b} #", "## A {#b}"),
        ("# A {#b .c}", "(b)=\n{.c}\n## A"),
        ("# A {.c}", "{.c}\n## A"),
        ("  # A # {#b}", "(b)=\n## A"),
        ("A {#b}\nB\n===", "## A {#b} B\n\n"),
        ("A\n==== ", "## A\n"),
        ("###### A", "###### A"),
        ("#A", "#A"),
    ],
)
def test_headings_keep_their_text(hugo, line, becomes):
    text = migrate_site(hugo({"content/p.md": page(f"before\n\n{line}\n\n# Other", title="T")})).files["p.md"]
    assert text == f"# T\n\nbefore\n\n{becomes}\n\n## Other\n"


@pytest.mark.parametrize(
    ("info", "becomes", "lost"),
    [
        ("python", "python", []),
        ("Python", "Python", []),
        ("txt", "text", []),
        ("go-html-template", "text", []),
        ("mermaid", "text", ['Pygments does not know the language "mermaid"; the code is not highlighted']),
        ("{note}", "text", ['the options "{note}" of a block of code are lost']),
        ('py {hl_lines=["2"]}', "py", ['the options "{hl_lines=["2"]}" of a block of code are lost']),
        ("", "", []),
    ],
)
def test_code_is_in_a_language_that_pygments_knows(hugo, info, becomes, lost):
    for around in ("{}", "- item\n\n  {}", "> {}"):
        body = "a\n\n" + around.format("~~~" + info)
        migration = migrate_site(hugo({"content/p.md": page(body + "\n[a](/gone/)", title="T")}))
        assert migration.files["p.md"].startswith("# T\n\na\n\n" + around.format("~~~" + becomes) + "\n")
        found = [(each.line, each.text) for each in migration.report.found["lost"]]
        assert found == [(6 + around.count("\n"), it) for it in lost]


def test_a_closing_tag_that_a_formatter_put_into_a_row_ends_the_table(hugo):
    table = "| Day              |\n| ---------------- |\n| One              |\n"
    body = '{{< details "Days" >}}\n\n' + table + "| {{< /details >}} |\n\nend"
    text = migrate_site(hugo({"content/p.md": page(body, title="T")})).files["p.md"]
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
    migration = migrate_site(site)
    text = migration.files["t/index.md"]
    assert (
        "- [https://example.org/ada](https://example.org/ada)\n\n  ![Ada](../static/l.svg)\n  Ada `{{< nobody" in text
    )
    assert '```text\n{{< grid file="../other.toml" />}}\n```\n' in text
    kept = [(found.line, found.text) for found in migration.report.found["kept"]]
    reason = 'grid: the file "../other.toml" cannot be read (the file does not exist beside the page); kept unchanged'
    assert kept == [(4, "nobody: is not a known shortcode; its tags were kept as code"), (6, reason)]


@pytest.mark.parametrize(
    ("body", "becomes"),
    [
        ("---\na\n\n***\n\nb\n\n- - -", "a\n\n***\n\nb"),
        ("a\n\n## B\n\n---\nc", "a\n\n## B\n\nc"),
        ("a\n\n~~~\n# B\n---\n~~~", "a\n\n~~~\n# B\n---\n~~~"),
        ("a\n---", "## a"),
    ],
)
def test_rules_are_kept_only_between_blocks(hugo, build, tmp_path, body, becomes):
    site = hugo({"content/p.md": page(body, title="T")})
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    assert (tmp_path / "sphinx" / "p.md").read_text("utf-8") == f"# T\n\n{becomes}\n"
    build(tmp_path / "sphinx")


def test_a_container_in_a_container_is_one_gallery(hugo):
    figure = '{{{{< figure src="/l.svg" title="{}" >}}}}'
    body = '<div class="project-figures">\n{}\n<div class="project-figures">\n{}\n</div>\n</div>'
    site = hugo({"content/p.md": page(body.format(figure.format("A"), figure.format("B")), title="T")})
    text = migrate_site(site).files["p.md"]
    assert text.count("{project-gallery}") == 1
    assert text.count("{project-figure}") == 2
    assert "div" not in text
