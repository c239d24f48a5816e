"""Shortcodes in Hugo pages: a reader that follows Hugo's own."""
