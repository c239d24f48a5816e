"""A reader for the shortcodes in Hugo pages."""
