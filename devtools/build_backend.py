"""The build backend: flit's, with one time for all files, so that each clone gives the same wheel and sdist.

Without ``SOURCE_DATE_EPOCH``, flit takes the times of the files, which git does not keep.
"""

from __future__ import annotations

import os

from flit_core.buildapi import (
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

# 1980-01-01, the first time that a ZIP file can hold.
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
