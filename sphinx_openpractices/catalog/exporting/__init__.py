"""Exports entries of a catalog: as a catalog in one piece, and in the formats of other programs."""
