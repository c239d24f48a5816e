"""``python -m sphinx_openpractices`` is the ``sphinx-openpractices`` command."""

import sys

from .commands.program import main

sys.exit(main())
