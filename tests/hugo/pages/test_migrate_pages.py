"""Pages of a Hugo site that share ids, or are many, or long."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages import process_pool, processes
from sphinx_openpractices.hugo.pages.migration import PAGES_AT_ONCE, migrate_site
from sphinx_openpractices.hugo.pages.report_text import format_markdown
from sphinx_openpractices.hugo.pages.site_labels import SiteLabels


def test_many_processes_write_what_one_writes(hugo, monkeypatch):
    body = """[next](../p{0:03}/) {{{{< nobody >}}}} {{{{< ref "p{0:03}.md" >}}}} ![x](/l.svg) [lost](/nowhere{0}/)
{{{{< figure src="/l.svg" title="P{0}" class="project-highlight" >}}}}"""
    number = 2 * PAGES_AT_ONCE + 7
    site = hugo({f"content/d/p{each:03}.md": page(body.format(each - 1), title=f"P{each}") for each in range(number)})
    found = []
    for cores in (1, 3):
        monkeypatch.setattr(processes.os, "cpu_count", lambda cores=cores: cores)
        steps = []
        migration = migrate_site(site, progress=lambda *step, steps=steps: steps.append(step))
        assert steps[-1] == (number + 2, number + 2)
        found.append(
            (migration.files, migration.copies, migration.report.format_json(), format_markdown(migration.report))
        )
    assert found[0] == found[1]
    assert len(migration.report.found["broken"]) == number + 2  # the first page asks twice for one before it


def test_without_semaphores_one_process_does_all(hugo, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError

    site = hugo({f"content/p{each}.md": page("x", title=f"P{each}") for each in range(2 * PAGES_AT_ONCE)})
    monkeypatch.setattr(processes.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(process_pool, "ProcessPoolExecutor", refuse)
    assert len(migrate_site(site).files) >= 2 * PAGES_AT_ONCE


def test_an_error_in_a_process_is_not_lost(hugo, monkeypatch):
    site = hugo({f"content/p{each}.md": page("x", title=f"P{each}") for each in range(2 * PAGES_AT_ONCE)})
    monkeypatch.setattr(processes.os, "cpu_count", lambda: 2)
    monkeypatch.setattr("sphinx_openpractices.hugo.pages.page_writer.PageWriter.write_toctree", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate_site(site)


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
    problems = [each.text for each in migrate_site(site).report.found["lost"]]
    assert problems == ['figure: the id "f" is lost; it is used twice on the page, or contains no letter'] * 2


def test_an_id_of_every_page_is_numbered():
    texts = ("# A {#top}\n" + "# B {#top-3}\n" * (page == 1) for page in range(4000))
    labels = SiteLabels(((f"{page}.md", text, ()) for page, text in enumerate(texts)), "hugo")
    assert [labels.get_name(f"{page}.md", "top") for page in (0, 1, 2, 3999)] == ["top", "top-2", "top-4", "top-4001"]


def test_settings_that_an_existing_conf_needs_are_listed(hugo, tmp_path, capsys):
    dest = tmp_path / "sphinx"
    dest.mkdir()
    (dest / "conf.py").write_text("extensions = ['myst_parser']\n", encoding="utf-8")
    main(["migrate-hugo", "--force", str(hugo({"content/p.md": page("x", title="T")})), str(dest)])
    assert "conf.py was not changed. The pages need in it: myst_parser, sphinx_openpractices" in (
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


@pytest.mark.parametrize("part", LONG.values(), ids=LONG)
def test_time_is_linear_in_the_length_of_a_page(hugo, part, assert_linear):
    def write(length):
        """A site with a page of about this length."""
        number = length // len(part)
        text = part * number + ("</div>\n" * number if part.startswith("<div") else "") + "\n\n[x](#y)"
        site = hugo({"content/p.md": page(text, title="T")})
        return shutil.copytree(site, site.with_name(str(length)))

    assert_linear(migrate_site, write, 8_000, times=12)
