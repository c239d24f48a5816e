"""Builds nodes from projects: highlights, galleries, the domain and its references."""
