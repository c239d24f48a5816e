# The configuration of this site, which was converted from a Hugo site.
# All values: https://www.sphinx-doc.org/en/master/usage/configuration.html

import os

project = "My \"Site\": *odd*"
author = "My \"Site\": *odd*"
project_copyright = author  # required by EPUB
version = "1"  # required by EPUB
language = "en"

extensions = ["myst_parser", "sphinx_openpractices"]
extensions += ["sphinx.ext.imgconverter"]  # for images that PDF does not support, such as SVG; requires ImageMagick
# Markdown extensions that the Hugo site has on.
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "html_image", "strikethrough", "tasklist"]
myst_heading_anchors = 6  # for links such as page.md#a-heading
myst_url_schemes = ["http", "https", "mailto", "ftp", "tel", "sms", "irc", "ircs", "xmpp", "git", "ssh"]
# Hugo allows pages to skip a heading level. Strikethrough is visible in HTML only. EPUB leaves out icons.
suppress_warnings = ["myst.header", "myst.strikethrough", "epub.unknown_project_files"]
openpractices_raw_html = True  # resolve links and images in HTML
highlight_language = "text"  # for code blocks without a language

exclude_patterns = ["_build", ".*", "README.md", "migration.md"]

html_theme = "openpractices"
html_title = project
html_scaled_image_link = False  # as on the Hugo site
# Where the site is published. Read the Docs sets this itself; elsewhere, the address here is used.
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "https://old.example.org/base/")

# PDF and EPUB: pages come after the sections of the page that lists them, and are in the table of contents.
openpractices_page_toctrees = True
epub_tocscope = "includehidden"
epub_show_urls = "no"  # links are links, as on pages
epub_use_index = False  # it would be empty
# The PDF supports all scripts, and has no blank pages.
latex_engine = "xelatex"
latex_elements = {"papersize": "a4paper", "extraclassoptions": "openany,oneside"}
