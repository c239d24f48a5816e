"""What authors write: directives, the element, and raw HTML."""
