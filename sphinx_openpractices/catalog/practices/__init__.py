"""Practices: commitments, each with its status, its evidence and its reviews."""
