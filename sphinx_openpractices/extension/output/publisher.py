"""The organization that publishes the site, in the data of pages; its logo is copied with the images of the site."""

from __future__ import annotations

import os
import posixpath
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.organization import ORGANIZATION_VALUE, Organization
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.extension.site.logo_paths import require_inside_source
from sphinx_openpractices.text.files import is_file
from sphinx_openpractices.text.urls import is_url

from .html_writer import make_image_url

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def on_env_updated_copy_publisher_logo(app: Sphinx, env: BuildEnvironment) -> None:
    """Make the builder copy the logo, if it is a file: before pages are written, maybe by several processes."""
    logo = _get_organization(env).logo
    if app.builder.format != "html" or not get_config(env).jsonld or not logo or is_url(logo):
        return
    path = Path(os.path.normpath(Path(env.srcdir, _find_source_path(logo))))
    try:
        require_inside_source(str(path), env)
        if not is_file(path):
            raise ValueError(f"{logo!r} does not exist; write its path from the source directory")
    except ValueError as err:
        report_warning(Subtype.CONFIG, f'conf.py: {ORGANIZATION_VALUE}["logo"] {err}; it is ignored')
        return
    name = path.relative_to(env.srcdir).as_posix()
    app.builder.images[name] = env.images.add_file(app.config.root_doc, name)


def describe_publisher(builder: Builder, base: str) -> dict[str, str]:
    """Return the properties of the organization; a path of its logo is resolved against the URL *base*."""
    known = asdict(_get_organization(builder.env))
    if not is_url(known["logo"]):
        name = _find_source_path(known["logo"])
        known["logo"] = urljoin(base, make_image_url(builder, name)) if name in builder.images else ""
    return known


def _get_organization(env: BuildEnvironment) -> Organization:
    return get_config(env).organization or Organization()


def _find_source_path(logo: str) -> str:
    """Return the path of a file from the source directory."""
    return posixpath.normpath(logo.lstrip("/"))
