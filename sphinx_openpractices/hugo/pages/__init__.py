"""Converts the pages of a Hugo site, and reports what needs attention."""
