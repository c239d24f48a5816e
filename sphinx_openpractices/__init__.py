"""Project galleries for the pages on which an organization says how it works in the open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    # Imported here, since the commands start in half the time without Sphinx.
    from . import acknowledgements, config, domain, html, messages, references, templates, writers
    from .directives import ProjectFigureDirective, ProjectGalleryDirective
    from .element import ElementTransform
    from .post_transforms import LogoFormatPostTransform, LogoPostTransform
    from .raw_html import RawHtmlPostTransform, RawHtmlTransform
    from .transforms import GalleryTransform

    app.add_message_catalog(messages.MESSAGE_CATALOG, str(Path(__file__).parent / "locale"))
    config.register(app)
    writers.register(app)
    app.add_domain(domain.ProjectDomain)
    app.add_role("project", domain.ProjectRole())
    app.add_directive("project-figure", ProjectFigureDirective)
    app.add_directive("project-gallery", ProjectGalleryDirective)
    app.add_transform(ElementTransform)
    app.add_transform(GalleryTransform)
    app.add_transform(RawHtmlTransform)
    app.add_post_transform(LogoPostTransform)
    app.add_post_transform(LogoFormatPostTransform)
    app.add_post_transform(RawHtmlPostTransform)
    app.connect("config-inited", config.on_config_inited)
    app.connect("builder-inited", html.on_builder_inited)
    # Before themes look at what templates have to show (500).
    app.connect("html-page-context", acknowledgements.on_html_page_context, priority=400)
    app.connect("html-page-context", html.on_html_page_context)
    app.connect("html-page-context", templates.on_html_page_context)
    app.connect("env-get-outdated", domain.on_env_get_outdated)
    app.connect("env-before-read-docs", domain.on_env_before_read_docs)
    app.connect("env-updated", domain.on_env_updated)
    app.connect("env-updated", templates.on_env_updated)
    app.connect("env-updated", acknowledgements.on_env_updated)
    app.connect("warn-missing-reference", references.on_warn_missing_reference)
    return {"version": __version__, "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
