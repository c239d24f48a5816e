"""Ground floor: spelling hints, URLs, printable text, HTML tags, files, and messages at a place."""
