"""The content of a Hugo site, read into a tree of pages as Hugo does it. Writes nothing.

Source: `Page bundles <https://gohugo.io/content-management/page-bundles/>`__ and `multilingual content
<https://gohugo.io/content-management/multilingual/>`__.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, describe_read_error, read_file
from sphinx_openpractices.text.messages import make_message

from .content_names import ContentName, normalize_path, read_content_name
from .failed_pages import FailedPages
from .front_matter import FrontMatter, read_front_matter
from .hugo_site import HugoSite
from .page import HugoPage
from .page_addresses import assign_address
from .page_formats import keep_page_text
from .page_tree import connect_pages, find_page_kind
from .site_config import read_site_config
from .source_files import LeftOut, SourceFile, find_source_files, make_source_path
from .widget_pages import add_widget_sections

if TYPE_CHECKING:
    from pathlib import Path


class _ContentFile(NamedTuple):
    """A file of the content with the parts of its name, and its languages."""

    found: SourceFile
    name: ContentName
    languages: tuple[str, ...]


def read_hugo_site(root: Path, language: str = "", now: datetime | None = None) -> HugoSite:
    """Return the site in the folder *root*, as Hugo would build it *now*.

    Raise ``ValueError`` if the site does not have the *language*; all other mistakes become messages.
    """
    config = read_site_config(root, language)
    site = HugoSite(config, problems=list(config.problems))
    known = {*config.languages, *config.disabled}
    failed = FailedPages()
    files = []
    for found in find_source_files(config, "content", site.problems, site.ignored):
        with failed.guard(found.path, make_source_path(found.file, root)):
            if found.path.rpartition("/")[2].split(".")[0] == "_content" and found.path.endswith(".gotmpl"):
                reason = "is a template that makes pages; write these pages in Markdown"
                site.left_out.append(LeftOut(make_source_path(found.file, config.root), reason, "lost"))
                continue
            name = read_content_name(found.path, known)
            languages = (name.language,) if name.language else found.languages or (config.default,)
            files.append(_ContentFile(found, name, languages))
    site.files = frozenset(file.found.path for file in files)
    bundles = _find_leaf_folders(files)
    pages = [file for file in files if file.name.kind != "file" and not _is_in_bundle(file, bundles)]
    _add_pages(site, pages, failed)
    connect_pages(site, now or datetime.now(UTC), failed)
    _add_resources(site, [file for file in files if file.name.kind == "file" or _is_in_bundle(file, bundles)])
    add_widget_sections(site)
    for component, addresses in (("static", site.static), ("assets", site.assets)):
        for found in find_source_files(config, component, site.problems, site.ignored):
            addresses.setdefault(f"/{found.path}", found.file)
    for page in site.pages.values():
        with failed.guard(page.key, page.source):
            assign_address(page, config)
    site.leave_out_failed(failed)
    return site


def _find_leaf_folders(files: list[_ContentFile]) -> set[str]:
    """Return the folders that are leaf bundles, in lower case; with ``_index`` and ``index``, a folder is a section."""
    branches = {file.name.key for file in files if file.name.kind == "branch"}
    return {file.name.key for file in files if file.name.kind == "leaf"} - branches


def _is_in_bundle(file: _ContentFile, bundles: set[str]) -> bool:
    """Return whether a file belongs to a leaf bundle without being its page."""
    folder = normalize_path(f"/{file.found.path}").rpartition("/")[0]
    if file.name.kind == "leaf":
        if not folder:
            return False
        folder = folder.rpartition("/")[0]
    while folder and folder not in bundles:
        folder = folder.rpartition("/")[0]
    return folder in bundles


def _add_pages(site: HugoSite, files: list[_ContentFile], failed: FailedPages) -> None:
    """Read the pages in the language of the site."""
    config = site.config
    for file in files:
        path = make_source_path(file.found.file, config.root)
        if config.language not in file.languages:
            for language in file.languages:
                site.others.setdefault(language, []).append(path)
        elif file.name.key in site.pages:
            reason = f"has the same logical path as {site.pages[file.name.key].source}"
            site.problems.append(make_message(path, 1, "", f"is left out: it {reason}"))
            site.left_out.append(LeftOut(path, reason))
        else:
            kind = find_page_kind(file.name, config)
            page = HugoPage(file.name, kind, config.language, file.found.path, file.found.file, path)
            with failed.guard(page.key, path):
                page.front = _read_page(file.found.file, path, file.name.suffix)
            site.problems += page.front.problems
            site.pages[page.key] = page


def _read_page(file: Path, path: str, suffix: str) -> FrontMatter:
    """Return the parts of a page; of one that cannot be read, a message."""
    try:
        return keep_page_text(read_front_matter(read_file(file, MAX_TEXT_BYTES), path), suffix)
    except OSError as err:
        return FrontMatter(problems=(make_message(path, 1, "", describe_read_error(err, file)),))


def _add_resources(site: HugoSite, files: list[_ContentFile]) -> None:
    """Add files to the bundles and sections that contain them; those in the site's language take precedence."""
    config = site.config
    ranks = {config.language: 0, config.default: 1}
    for file in files:
        if file.name.kind != "file" and config.language not in file.languages:
            site.others.setdefault(file.languages[0], []).append(make_source_path(file.found.file, config.root))
    files = [file for file in files if file.name.kind == "file" or config.language in file.languages]
    for file in sorted(files, key=lambda file: min(ranks.get(each, 2) for each in file.languages)):
        source = make_source_path(file.found.file, config.root)
        folder = normalize_path(f"/{file.found.path}").rpartition("/")[0]
        while folder and folder not in site.pages and folder not in site.out:
            folder = folder.rpartition("/")[0]
        if folder in site.out:
            site.left_out.append(LeftOut(source, f"belongs to a page that {site.out[folder]}"))
            continue
        page = site.pages[folder]
        path = file.name.path if file.name.kind == "file" else f"/{file.found.path}"
        name = path.split("/", folder.count("/") + 1)[-1]
        if name in page.resources:
            site.others.setdefault(file.languages[0], []).append(source)
            continue
        page.resources[name] = file.found.file
        if file.name.kind != "file":
            page.parts.add(name)
