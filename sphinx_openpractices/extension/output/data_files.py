"""Files with what the pages of a site show, for other programs and other sites: data, a calendar, a feed and badges.

They are made from what the environment keeps of all pages, so they are complete when a build has read only one of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

from sphinx_openpractices.extension.base.boundaries import Boundary
from sphinx_openpractices.extension.base.config import CONFIG_PREFIX, get_config
from sphinx_openpractices.extension.base.reporting import Subtype, _, report_note, report_warning
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.text.files import has_content, is_file, write_file

from .data_documents import CALENDAR_FILE, FEED_FILE, list_documents
from .published_data import SiteData
from .site_builders import writes_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class _Alternate(NamedTuple):
    """A file to which the heads of pages lead."""

    file: str
    media_type: str
    title: str


def on_env_updated_collect_data(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Collect the data before pages are written, maybe by several processes.

    Return all pages, to write them again, if their heads lead to other files than before.
    """
    domain = get_domain(env)
    if not get_config(env).data or not writes_site(app.builder):
        return []
    domain.site_data = SiteData(app)
    before, domain.data["linked"] = domain.data["linked"], repr(list(_list_alternates(domain.site_data)))
    return sorted(env.all_docs) if domain.data["linked"] != before else []


def _list_alternates(data: SiteData) -> Iterator[_Alternate]:
    """Yield the files that programs find by the pages of the site."""
    if data.feed_entries and data.links.base:
        yield _Alternate(FEED_FILE, "application/atom+xml", str(_("Projects and practices")))
    if data.events:
        yield _Alternate(CALENDAR_FILE, "text/calendar", str(_("Reviews of practices")))


def on_html_page_context_add_alternates(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add links to the feed and to the calendar to the head of a page."""
    data = get_domain(app.env).site_data
    for each in _list_alternates(data) if data is not None else ():
        href = context["pathto"](each.file, 1)
        link = ET.Element("link", rel="alternate", type=each.media_type, title=each.title, href=href)
        context["metatags"] = context.get("metatags", "") + ET.tostring(link, encoding="unicode") + "\n"


def on_build_finished_write_data(app: Sphinx, exception: Exception | None) -> None:
    """Write the files that have changed; one of the site's own with the same name is kept."""
    data = get_domain(app.env).site_data if exception is None else None
    if data is None:
        return
    if data.feed_entries and not data.links.base:
        report_note(f"conf.py: set html_baseurl to the address of the site to get {FEED_FILE}, too")
    with Boundary("logos", None):
        data.links.copy_missing_images()
    own = set(_list_own_files(app))
    for name, make in list_documents(data).items():
        if name in own:
            message = f'html_extra_path has a "{name}", which is kept; rename it to get the one of {CONFIG_PREFIX}data'
            report_warning(Subtype.CONFIG, f"conf.py: {message}")
            continue
        with Boundary(name, None):
            content, path = make().encode(errors="replace"), Path(app.outdir, name)
            if not content:
                path.unlink(missing_ok=True)  # pages no longer show what it had
            elif not has_content(path, content):
                write_file(path, content)


def _list_own_files(app: Sphinx) -> Iterator[str]:
    """Yield the names of the site's own files at the root of the output."""
    for written in app.config.html_extra_path:
        path = Path(app.confdir, written)
        yield from [path.name] if is_file(path) else (each.name for each in path.iterdir())
