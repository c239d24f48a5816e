"""One gallery, whose form in each format lies beside as ``expected.*``."""

project = "Formats"
author = "The team"

extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
