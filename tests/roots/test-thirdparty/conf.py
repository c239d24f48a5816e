"""A site whose builder has never heard of galleries."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

extensions = ["myst_parser", "sphinx_openpractices", "outline"]
myst_enable_extensions = ["colon_fence"]
