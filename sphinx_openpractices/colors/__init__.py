"""Reads colors, measures luminance and contrast, and makes palettes from an accent; does not depend on Sphinx."""
