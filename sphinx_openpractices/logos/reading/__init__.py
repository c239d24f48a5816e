"""Reads logo files for a build: type, size, safety, and conversion to PDF."""
