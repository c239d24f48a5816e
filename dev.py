#!/usr/bin/env python3
"""Make a first site, build the documentation, or run all tests, on a machine that has only Python.

The commands are in the folder ``devtools``. Older versions of Python can read this file, and are told what to do.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the user may have an older one
    sys.exit(
        "dev.py: This needs Python 3.11 or newer; this is Python "
        + sys.version.split()[0]
        + ". Try python3.13, python3.12 or python3.11 in place of python3, or install one from https://www.python.org."
    )

from devtools.main import main

if __name__ == "__main__":
    sys.exit(main())
