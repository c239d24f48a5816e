"""What a build needs to know of a logo file: kind, size, safety, and its conversion for PDF."""
