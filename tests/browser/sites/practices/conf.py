"""A page of practices in each layout; ``ledger`` is a page of sections, ``filter`` has filters."""

project = "Practices"
author = "Example Institute"
version = "1"
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "openpractices"
