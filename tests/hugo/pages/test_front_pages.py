"""Front pages of five families of themes: what their blocks say is on the new page, in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import site_judge

from sphinx_openpractices.commands.program import main

PAGES = Path(__file__).parent / "front_pages"
FAMILIES = {
    "ananke": ("static/images/logo.svg", "", "static/images/icon.png"),
    "docsy": ("assets/icons/logo.svg", "Goldydocs", "static/favicon.svg"),
    "hugoblox": ("assets/media/logo.svg", "", "assets/media/icon.png"),
    "scientific-python": ("static/images/logo.svg", "NumPy", "static/images/favicon.ico"),
    "wowchemy": ("assets/media/logo.svg", "", "assets/media/icon.png"),
}
"""The logo, the name beside it, and the icon."""


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_front_page_has_its_blocks_logo_and_icon(family, builder, tmp_path, make_app, same_text):
    text = (PAGES / f"{family}.txt").read_text(encoding="utf-8")
    site = site_judge.write(re.split(r"^-- (.+) --\n", text, flags=re.MULTILINE)[1:], tmp_path / "hugo")
    out = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(out)]) == 0
    same_text((out / "index.md").read_text(encoding="utf-8"), (PAGES / f"{family}.md").read_text(encoding="utf-8"))
    settings: dict[str, object] = {}
    exec(compile((out / "conf.py").read_text(encoding="utf-8"), "conf.py", "exec"), settings)  # noqa: S102 - ours
    logo, name, icon = FAMILIES[family]
    images = {"image_light": logo, "image_dark": logo}
    assert settings["html_theme_options"]["logo"] == images | ({"text": name} if name else {})
    assert settings["html_favicon"] == icon
    report = (out / "migration.md").read_text(encoding="utf-8")
    for lost in {
        "hugoblox": ["`slider` has no text", "autolink"],
        "scientific-python": ["shell"],
        "wowchemy": ["off.md"],
    }.get(family, []):
        assert lost in report
    app = make_app(builder, srcdir=out, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    assert 'class="op-landing"' in (app.outdir / "index.html").read_text(encoding="utf-8")
