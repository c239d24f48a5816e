"""What several tests of migrations need."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_judge import SVG


@pytest.fixture
def build(make_app):
    """Build a site as its reader would, each warning an error; the result is the folder of the pages."""

    def run(source):
        app = make_app("html", srcdir=source, warningiserror=True)
        app.build()
        assert app.warning.getvalue() == ""
        return Path(app.outdir)

    return run


@pytest.fixture
def hugo(tmp_path):
    """Write a Hugo site; the result is its folder."""

    def write(pages, config='title = "T"\n[markup.goldmark.renderer]\nunsafe = true\n'):
        for name, text in {"hugo.toml": config, "static/l.svg": SVG, **pages}.items():
            path = tmp_path / "hugo" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "hugo"

    return write
