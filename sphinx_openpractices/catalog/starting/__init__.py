"""Begins catalogs of practices: from a framework, an earlier audit, or the commitments of a page."""
