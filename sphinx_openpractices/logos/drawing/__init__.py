"""Draws logos as pixels, and scales them."""
