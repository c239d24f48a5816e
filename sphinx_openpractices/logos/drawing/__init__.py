"""Logos drawn as pixels, and scaled."""
