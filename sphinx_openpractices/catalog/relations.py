"""The relations of a site that does not have its own."""

RELATIONS = ("use", "contribute", "maintain", "fund")
"""What an organization does for a project; ``openpractices_relations`` replaces them."""
