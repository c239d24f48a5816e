"""Entries of a catalog in the formats of other programs."""
