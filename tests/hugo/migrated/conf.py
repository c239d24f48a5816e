# What Sphinx needs to know of this site, which was made from a Hugo site.
# Every value: https://www.sphinx-doc.org/en/master/usage/configuration.html

import os

project = "My \"Site\": *odd*"
version = "1"  # EPUB asks for one
language = "en"

extensions = ["myst_parser", "sphinx_openpractices"]
# What Hugo reads without being told.
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "html_image", "strikethrough", "tasklist"]
myst_heading_anchors = 6  # links such as page.md#a-heading
myst_url_schemes = ["http", "https", "mailto", "ftp", "tel", "sms", "irc", "ircs", "xmpp", "git", "ssh"]
# Pages of Hugo may leave out a level of headings, and what is struck out is struck out in HTML alone.
suppress_warnings = ["myst.header", "myst.strikethrough"]
openpractices_raw_html = True  # links and images in HTML lead to pages and files
highlight_language = "text"  # of blocks of code that name none

exclude_patterns = ["_build", ".*", "README.md", "migration.md"]

html_theme = "openpractices"
html_title = project
# Where the site is published. Read the Docs says so itself; elsewhere it is the address that stands here.
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "https://old.example.org/base/")
