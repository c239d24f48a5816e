"""Pages and files whose names Sphinx or the new site needs have other names, with every builder for web pages."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from site_judge import unpack

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.choices import BUILDERS
from sphinx_openpractices.hugo.pages.kept_names import is_kept_file, leave_kept_folders
from sphinx_openpractices.hugo.pages.redirects import make_page_url


@pytest.mark.parametrize("builder", BUILDERS)
def test_each_page_is_built_and_linked_and_none_is_written_over(builder, tmp_path, make_app):
    site, dest = unpack("kept_names", tmp_path / "hugo"), tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest), "--builder", builder, "--redirects", "html"]) == 0
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    app = make_app(builder, srcdir=dest, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    out = Path(app.outdir)

    def read_title(url):
        page = (out / (url + "index.html" if url.endswith("/") else url).lstrip("/")).read_text("utf-8")
        return BeautifulSoup(page, "html.parser").select_one("article h1, #search-documentation, h1").find(string=True)

    titles = {source: read_title(make_page_url(name, builder)) for source, name in report["pages"].items()}
    fronts = {source: (site / source).read_text("utf-8").split("\n")[1] for source in titles}
    assert {source: f"title: {title}" for source, title in titles.items()} == fronts
    assert read_title(make_page_url("search", builder)) == "Search"
    files = [path.relative_to(out).as_posix().lower() for path in out.rglob("*") if path.is_file()]
    assert len(files) == len(set(files)), "two files differ in case only"
    home = BeautifulSoup((out / "index.html").read_text("utf-8"), "html.parser").article
    assert all((out / image["src"]).is_file() for image in home.select("img"))
    assert len({(out / image["src"]).read_bytes() for image in home.select("img")}) == 2
    missing = [link["href"] for link in home.select("a.internal, a.download") if not (out / link["href"]).exists()]
    assert missing == []
    assert len(home.select("a.internal")) == 12
    assert len(home.select("a.download")) == 3
    moved = {each["file"] for each in report["changed"] if " became " in f" {each['message']}"}
    same = {"_index.md", "CHANGELOG.md", "LICENSE.md", "Same?.md", "index/_index.md", "index/index/_index.md"}
    assert moved == report["pages"].keys() - {f"content/{name}" for name in same}


def test_files_of_the_content_do_not_replace_those_of_the_new_site(tmp_path):
    site, dest = unpack("kept_names", tmp_path / "hugo"), tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    for name in ("requirements.txt", "projects.yml", "redirects.json"):
        stem, _, suffix = name.partition(".")
        assert (dest / f"{stem}-2.{suffix}").read_text("utf-8") == "of the content\n"
    assert (dest / "conf-2.py").read_text("utf-8") == "raise SystemExit\n"
    assert not (dest / "projects.yml").exists()
    assert (dest / "static" / "memo.md.txt").read_text("utf-8") == "of static\n"


def test_everything_that_the_command_writes_or_excludes_is_kept(tmp_path):
    site, dest = tmp_path / "hugo", tmp_path / "sphinx"
    page = site / "content" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "---\ntitle: A\naliases: [/old/]\n---\n"
        '<div class="project-figures">\n{{< figure src="a.png" title="P" >}}\n</div>\n',
        "utf-8",
    )
    (site / "hugo.toml").write_text("[markup.goldmark.renderer]\nunsafe = true\n", "utf-8")
    for form in ("html", "readthedocs"):
        assert main(["migrate-hugo", str(site), str(dest), "--catalog", "--redirects", form, "--force"]) == 0
    own = {path.relative_to(dest).as_posix() for path in dest.rglob("*") if path.is_file()} - {"a.md", "index.md"}
    assert {"conf.py", "projects.yml", "readthedocs-redirects.json", "_extra/old/index.html"} <= own
    assert [name for name in own if is_free(name)] == []
    tree = ast.parse((dest / "conf.py").read_text("utf-8"))
    settings = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)}
    patterns = ast.literal_eval(settings["exclude_patterns"]) + ast.literal_eval(settings["html_extra_path"])
    assert [name for name in patterns if is_free(name) and is_free(f"{name}/a.md")] == []


def is_free(name):
    """Return whether a file of a Hugo site can have this name; Hugo ignores hidden ones."""
    return not name.startswith(".") and not is_kept_file(name) and leave_kept_folders(name) == name
