"""Project galleries for pages about how an organization works in the open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:  # noqa: PLR0915 - a flat list
    """Register the extension with Sphinx."""
    # Imported here because commands start twice as fast without Sphinx.
    from pathlib import Path

    from .extension.base import config, reporting
    from .extension.base.boundaries import GuardedApp, show_text_only
    from .extension.build import (
        domain,
        heading_titles,
        label_checks,
        logo_images,
        page_changes,
        references,
        shown_entries,
        summary_checks,
    )
    from .extension.build.entry_anchors import AnchorPostTransform
    from .extension.build.entry_lists import EntryTransform
    from .extension.build.entry_role import PracticeRole, ProjectRole
    from .extension.build.page_toctrees import PageToctreeTransform
    from .extension.build.summary_links import SummaryLinkPostTransform
    from .extension.input.count_role import ProjectCountRole
    from .extension.input.directives import (
        PracticeDirective,
        PracticeListDirective,
        ProjectFigureDirective,
        ProjectGalleryDirective,
    )
    from .extension.input.element import ElementTransform
    from .extension.input.fence_checks import FenceTransform
    from .extension.input.html_ids import HtmlIdsPostTransform
    from .extension.input.markup_hints import MarkupTransform
    from .extension.input.page_reviews import PageReviewTransform, on_source_read_quote_dates
    from .extension.input.practice_summary_directive import PracticeSummaryDirective
    from .extension.input.raw_html import RawHtmlPostTransform, RawHtmlTransform
    from .extension.output import acknowledgements, data_files, page_assets, publisher, template_data, visitors
    from .extension.output.action_links import ActionLinksPostTransform
    from .extension.output.headed_cards import HeadedCardPostTransform
    from .extension.output.logo_formats import LogoFormatPostTransform, LogoPostTransform, remove_all_logos
    from .extension.output.section_filters import SectionFilterPostTransform
    from .extension.output.standard_nodes import StandardNodesPostTransform

    app.add_message_catalog(reporting.MESSAGE_CATALOG, str(Path(__file__).parent / "locale"))
    config.register_config(app)
    guarded = GuardedApp(app)
    visitors.register_nodes(guarded)
    guarded.add_domain(domain.PracticesDomain)
    guarded.add_role("project", ProjectRole())
    guarded.add_role("practice", PracticeRole())
    guarded.add_role("project-count", ProjectCountRole())
    app.add_event(logo_images.LOGOS_EVENT)
    guarded.add_directive("project-figure", ProjectFigureDirective)
    guarded.add_directive("project-gallery", ProjectGalleryDirective)
    guarded.add_directive("practice", PracticeDirective)
    guarded.add_directive("practice-list", PracticeListDirective)
    guarded.add_directive("practice-summary", PracticeSummaryDirective)
    guarded.add_transform(MarkupTransform)
    guarded.add_transform(ElementTransform)
    guarded.add_transform(FenceTransform)
    guarded.add_transform(PageReviewTransform)
    guarded.add_transform(EntryTransform, fall_back=show_text_only)
    guarded.add_transform(PageToctreeTransform)
    guarded.add_transform(RawHtmlTransform)
    guarded.add_post_transform(ActionLinksPostTransform)
    guarded.add_post_transform(AnchorPostTransform)
    guarded.add_post_transform(HeadedCardPostTransform)
    guarded.add_post_transform(SectionFilterPostTransform)
    guarded.add_post_transform(SummaryLinkPostTransform)
    guarded.add_post_transform(LogoPostTransform, fall_back=remove_all_logos)
    guarded.add_post_transform(LogoFormatPostTransform, fall_back=remove_all_logos)
    guarded.add_post_transform(StandardNodesPostTransform, fall_back=show_text_only)
    guarded.add_post_transform(RawHtmlPostTransform)
    guarded.add_post_transform(HtmlIdsPostTransform)
    guarded.connect("builder-inited", config.on_builder_inited_check_config)
    guarded.connect("builder-inited", visitors.on_builder_inited_complete_visitors)
    guarded.connect("builder-inited", page_assets.on_builder_inited_add_static_files)
    # Before themes check which templates have something to show (500).
    guarded.connect("html-page-context", acknowledgements.on_html_page_context_add_acknowledgements, priority=400)
    guarded.connect("html-page-context", page_assets.on_html_page_context_add_assets)
    guarded.connect("html-page-context", template_data.on_html_page_context_add_catalog)
    guarded.connect("html-page-context", data_files.on_html_page_context_add_alternates)
    guarded.connect("env-get-outdated", page_changes.on_env_get_outdated_add_changed_pages)
    guarded.connect("env-before-read-docs", page_changes.on_env_before_read_docs_load_catalog)
    guarded.connect("source-read", on_source_read_quote_dates)
    # After Sphinx has found the images of the page (500).
    guarded.connect("doctree-read", shown_entries.on_doctree_read_collect_shown, priority=600)
    guarded.connect("env-updated", page_changes.on_env_updated_follow_mentions)
    guarded.connect("env-updated", heading_titles.on_env_updated_show_titles)
    guarded.connect("env-updated", template_data.on_env_updated_rewrite_pages)
    guarded.connect("env-updated", acknowledgements.on_env_updated_collect_acknowledgements)
    guarded.connect("env-updated", publisher.on_env_updated_copy_publisher_logo)
    guarded.connect("env-updated", data_files.on_env_updated_collect_data)
    guarded.connect("build-finished", data_files.on_build_finished_write_data)
    guarded.connect("env-check-consistency", label_checks.on_env_check_consistency_check_labels)
    guarded.connect("env-check-consistency", summary_checks.on_env_check_consistency_check_summaries)
    guarded.connect("warn-missing-reference", references.on_warn_missing_reference_suggest)
    return {"version": __version__, "env_version": 10, "parallel_read_safe": True, "parallel_write_safe": True}
