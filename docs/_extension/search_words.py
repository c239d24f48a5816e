"""``search_words``, a configuration value, maps what readers search for to the page that has to be found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Warn about each query that does not find its page.

    The search page finds a page if it has every word of the query, in its text or in a title, or if the query is an
    entry of its index. Numbers are not words, so that they need an entry:
    https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/themes/basic/static/searchtools.js
    """
    indexer = getattr(app.builder, "indexer", None)
    if exception or indexer is None:
        return
    text = (app.outdir / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    for query, docname in app.config.search_words.items():
        page = index["docnames"].index(docname)
        # Not those of the file: when only a part of the site is built, Sphinx leaves out the others.
        if query in (entry[1] for entry in app.env.domains["index"].data["entries"][docname]):
            continue
        for word in query.lower().split():
            stem = indexer.lang.stem(word)
            found = [index[kind].get(stem, []) for kind in ("terms", "titleterms")]
            if not any(page in (pages if isinstance(pages, list) else [pages]) for pages in found):
                logger.warning("search_words: the search for %r does not find %r: %r is missing", query, docname, word)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the value and the check."""
    app.add_config_value("search_words", {}, "", dict)
    app.connect("build-finished", on_build_finished, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
