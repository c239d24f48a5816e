"""Each Hugo shortcode converted to MyST."""
