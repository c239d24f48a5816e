"""All kinds of entries, by the names of their types."""

from __future__ import annotations

from .practice_kind import PRACTICE_KIND
from .project_kind import PROJECT_KIND

ENTRY_KINDS = {kind.type.name: kind for kind in (PROJECT_KIND, PRACTICE_KIND)}
