import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
extensions = ["myst_parser", "sphinx_openpractices", "people"]
myst_enable_extensions = ["colon_fence"]
html_static_path = ["_static"]
