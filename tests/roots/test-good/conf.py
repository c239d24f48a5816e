"""A site that is right in every output."""

project = "Good practice"
author = "The team"
copyright = "2025, The team"
version = release = "1.0"

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]

html_theme = "alabaster"
epub_identifier = "https://example.org/good-practice"
epub_scheme = "URL"

# Every reference, the targets of cards too, has to be found.
nitpicky = True

# Nothing is reachable from a test; what linkcheck asks for is counted elsewhere.
linkcheck_ignore = [".*"]
