"""Lets Sphinx read a site, for commands.

Only Sphinx can read includes, elements and pages in reStructuredText. So Sphinx reads the site with its own
``conf.py``; it writes nothing, and shows no warnings, which are the task of ``sphinx-build``.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_openpractices.extension.build.domain import PracticesDomain
from sphinx_openpractices.text.files import describe_missing_folder

from .site_error import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def opening_site(source_dir: Path) -> Iterator[Sphinx]:
    """Give the application of the site whose ``conf.py`` is in *source_dir*; its builder has read nothing yet.

    Raises :class:`SiteError` if Sphinx cannot read the site, within the ``with`` statement, too.
    """
    if not source_dir.is_dir():
        raise SiteError(f"{source_dir}: {describe_missing_folder(source_dir)}")
    if not (source_dir / "conf.py").is_file():
        raise SiteError(f"{source_dir}: there is no conf.py; give the folder of the site")
    # A conf.py may print; standard output is for what the command has to say.
    with TemporaryDirectory() as folder, redirect_stdout(sys.stderr), patch_docutils(source_dir), docutils_namespace():
        try:
            app = Sphinx(source_dir, source_dir, folder, folder, "dummy", status=None, warning=None, freshenv=True)
            if PracticesDomain.name not in app.env.domains:
                raise SiteError(f'{source_dir / "conf.py"}: write "sphinx_openpractices" into extensions')
            yield app
        except SiteError:
            raise
        except SphinxError as err:
            raise SiteError(f"{source_dir}: {err}") from err
        except Exception as err:  # of any extension of the site
            advice = "sphinx-build may say more"
            raise SiteError(f"{source_dir}: the site cannot be read, {type(err).__name__}: {err}; {advice}") from err


def shorten_path(source: str) -> str:
    """The path of a file, from where the command runs if it is below: as compilers, and annotations, have it."""
    path, here = Path(source), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else source
