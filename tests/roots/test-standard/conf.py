"""A site whose builders know only standard nodes, or extend Sphinx's builders."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

extensions = ["myst_parser", "sphinx_openpractices", "doctree"]
myst_enable_extensions = ["colon_fence"]
html_theme = "alabaster"
