"""Projects become nodes: highlights, galleries, the domain and its references."""
