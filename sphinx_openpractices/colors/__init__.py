"""Colors: reading them, their luminance and contrast, OKLCH, and the palettes of an accent; knows nothing of Sphinx."""
