"""The page that this package was made for, with six projects and links to other pages."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from site_judge import unpack

from sphinx_openpractices.commands.program import main


@pytest.mark.parametrize("options", [[], ["--catalog"]])
def test_open_practices_page_of_2i2c_has_its_six_projects(options, tmp_path, build, png):
    site, dest = unpack("open_practices", tmp_path / "hugo"), tmp_path / "sphinx"
    (site / "static" / "media").mkdir(parents=True)
    (site / "static" / "media" / "pydata-ecosystem.png").write_bytes(png())
    assert main(["migrate-hugo", "--strict", *options, str(site), str(dest)]) == 0
    page = BeautifulSoup((build(dest) / "open-practices" / "index.html").read_text("utf-8"), "html.parser")
    (gallery,) = page.select("article .project-gallery")
    found = [
        (
            card.select_one(".project-title").get_text(strip=True),
            card.select_one(".project-caption").get_text(strip=True),
            card.select_one(".project-title a")["href"],
            card.img["src"].rpartition("/")[2],
        )
        for card in gallery.select(".project-highlight")
    ]
    assert found == [
        (
            "Jupyter Notebooks",
            "Interactive documents for research and education.",
            "https://jupyter.org",
            "rectanglelogo-greytext-orangebody-greymoons.svg",
        ),
        (
            "Jupyter Lab",
            "A customizable and extensible data science interface",
            "https://jupyterlab.readthedocs.io/en/stable/",
            "22800682?s=400&v=4",
        ),
        ("JupyterHub", "Cloud-based computing environments for groups", "https://jupyter.org/hub", "hublogo.svg"),
        (
            "The PyData Ecosystem",
            "Open Source tools for Scientific Computing",
            "https://numfocus.org/sponsored-projects",
            "pydata-ecosystem.png",
        ),
        (
            "Jupyter Book",
            "Interactive, beautiful books with Jupyter",
            "https://jupyterbook.org/intro.html",
            "logo-wide.svg",
        ),
        (
            "Dask",
            "Advanced parallelism for analytics",
            "https://docs.dask.org/en/latest/logos.html",
            "dask_horizontal.svg",
        ),
    ]
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    assert len(report["nowhere"]) == 6
    assert (report["broken"], report["images"], report["projects"]) == ([], [], 6)
