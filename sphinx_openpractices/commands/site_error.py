"""The error about a site that Sphinx cannot read; known without Sphinx."""

from __future__ import annotations


class SiteError(Exception):
    """A site cannot be read; the message gives the reason."""
