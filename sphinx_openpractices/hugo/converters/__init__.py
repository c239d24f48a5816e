"""Converts each Hugo shortcode to MyST."""
