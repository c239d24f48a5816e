"""Two versions of a catalog of practices."""

from __future__ import annotations

OLD = """\
practices:
- id: living-will
  title: Living will
  statement: A plan is published.
  status: met
  reviewed: 2025-04-02
  evidence: |
    [Wind-down plan](plan.md) 2025-04-01
    [Minutes](https://example.org/m)
- id: open-data
  statement: Data is open.
  status: planned
"""
NEW = """\
practices:
- id: living-will
  title: Living will
  statement: A plan is published.
  status: partly
  reviewed: 2026-05-12
  note: "Is *old*; ask @board, #12."
  evidence: "[Minutes](https://example.org/m)"
- id: open-data
  statement: Data is open.
  status: partly
"""
