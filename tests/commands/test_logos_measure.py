"""``logos measure`` and what ``logos fetch`` measures, on a whole site: the lock, the messages, and then the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from logo_server import serving
from test_logos_command import CONF, run  # noqa: F401 - a fixture

from sphinx_openpractices.logos.drawing import drawing
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock

pytestmark = pytest.mark.usefixtures("logging_as_it_was")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><path d="M5 5h70v70h-70z" fill="{color}"/></svg>'
FETCH = ("fetch", "--allow-private", "site")
UNDRAWN = "cannot be drawn without Pillow and resvg_py"


@pytest.fixture
def site(tmp_path):
    """A site with a remote logo, two local ones in folders of their own, one that is no image, and a cover."""
    with serving() as server:
        source = tmp_path / "site"
        files = {
            "conf.py": CONF,
            "index.md": "# I\n\n:::{project-gallery}\n:::\n",
            "projects.yml": "projects:\n"
            f"- {{title: Remote, logo: '{server.url('good.svg')}'}}\n"
            "- {title: Gray, logo: one/gray.svg}\n"
            "- {title: Black, logo: two/black.svg, cover: two/black.svg}\n"
            "- {title: Broken, logo: broken.svg}\n",
            "one/gray.svg": SVG.format(color="#808080"),
            "two/black.svg": SVG.format(color="#000"),
            "broken.svg": "no image",
        }
        for name, text in files.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield source


def list_unmeasured(output):
    return re.findall(r"(\w+)\.logo: .* \[unmeasured\]", output)


def test_logos_are_measured_wherever_they_are_and_pages_show_it(run, site, make_app):  # noqa: F811
    assert run(*FETCH) == (0, "1 remote logo: 1 fetched. The copies are in site/_logos.\n", "")
    assert len(read_lock(site / "_logos" / LOCK).contrasts) == 1
    assert list_unmeasured(run("check", "site")[1]) == ["gray", "black"]
    broken = "site/projects.yml:5: broken.svg: not measured: is not an image; replace it with the image\n"
    summary = "4 logos: 2 measured, 1 already measured, 1 failed. The contrasts are in site/_logos/logos.lock.\n"
    assert run("measure", "site") == (1, summary, broken)
    lock = (site / "_logos" / LOCK).read_bytes()
    (site / "broken.svg").write_text(SVG.format(color="#404040"), encoding="utf-8")
    later = summary.replace("2 measured, 1 already measured, 1 failed", "1 measured, 3 already measured")
    assert run("measure", "site") == (0, later, "")
    assert list_unmeasured(run("check", "site")[1]) == []
    app = make_app("html", srcdir=site)
    app.build()
    html = (Path(app.outdir) / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'src="_images/(\w+)[^"]*"', "".join(re.findall(r"<img[^>]*plate-never[^>]*>", html))) == ["gray"]
    (site / "broken.svg").write_text("no image", encoding="utf-8")
    run("measure", "site")
    assert (site / "_logos" / LOCK).read_bytes() == lock
    assert run("measure", "--update", "site")[1] == summary.replace("2 measured, 1 already measured", "3 measured")


def test_without_the_libraries_logos_are_fetched_and_each_that_was_not_measured_is_named(run, site, monkeypatch):  # noqa: F811
    monkeypatch.setattr(drawing, "HAS_PILLOW", False)
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    status, output, errors = run(*FETCH)
    assert (status, output) == (0, "1 remote logo: 1 fetched. The copies are in site/_logos.\n")
    assert re.fullmatch(rf"site/projects.yml:2: http://[^ ]+/good.svg: not measured: {UNDRAWN}\n", errors)
    status, output, errors = run("measure", "site")
    assert (status, output) == (1, "4 logos: 4 failed. The contrasts are in site/_logos/logos.lock.\n")
    assert errors.count(UNDRAWN) == 3


def test_remote_logos_are_fetched_first_and_a_site_without_logos_gets_no_folder(run, site):  # noqa: F811
    for name in ("one/gray.svg", "two/black.svg", "broken.svg"):
        (site / name).unlink()
    errors = run("measure", "site")[2].splitlines()
    assert errors[0].endswith('/good.svg: not measured: run "sphinx-openpractices logos fetch" first')
    assert errors[1:] == [
        f"site/projects.yml:{line}: {name}: not measured: it does not exist"
        for line, name in ((3, "one/gray.svg"), (4, "two/black.svg"), (5, "broken.svg"))
    ]
    (site / "projects.yml").write_text("projects:\n- title: None\n", encoding="utf-8")
    assert run("measure", "site") == (0, "The site has no logos.\n", "")
    assert not (site / "_logos").exists()


def test_a_broken_lock_is_said_and_never_written_over(run, site):  # noqa: F811
    (site / "_logos").mkdir()
    lock = site / "_logos" / LOCK
    lock.write_text('{"version": 1,\n "logos": {}, "contrast": 7}', encoding="utf-8")
    status, output, errors = run("measure", "site")
    assert (status, output) == (1, "")
    assert errors.startswith("site/_logos/logos.lock:2: contrast: is a number; write a mapping of SHA-256 digests")
    assert lock.read_text(encoding="utf-8") == '{"version": 1,\n "logos": {}, "contrast": 7}'
