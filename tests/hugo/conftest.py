"""What several tests of migrations need."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def build(make_app):
    """Build a site as its reader would, each warning an error; the result is the folder of the pages."""

    def run(source):
        app = make_app("html", srcdir=source, warningiserror=True)
        app.build()
        assert app.warning.getvalue() == ""
        return Path(app.outdir)

    return run
