"""What the user of a migration can choose; imported without the migration itself."""

CATALOG_FILE = "projects.yml"
"""The catalog of the new site."""
PRACTICES_FILE = "practices.yml"
"""Its catalog of practices, where the extension finds it."""
BLOG_EXTENSIONS = ("ablog",)
"""The extensions that a blog can be written for."""
BUILDERS = ("dirhtml", "html")
"""The builders that write a web site, the first by default."""
REDIRECT_FORMS = ("netlify", "html", "readthedocs")
"""The forms of redirects, by what each kind of host reads."""
