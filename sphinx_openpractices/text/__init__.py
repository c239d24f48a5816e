"""Reads and writes text: imports nothing of the package but itself."""
