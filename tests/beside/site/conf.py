"""A site that loads everything: ``-t without`` leaves our extension out, ``-t alone`` the others.

``-t first`` loads ours before them, ``-t unblogged`` is for themes with which ABlog does not work.
"""

OURS = ["sphinx_openpractices"]
OTHERS = [
    "myst_nb",
    "sphinx_design",
    "sphinx_copybutton",
    "sphinx_tabs.tabs",
    "sphinxext.opengraph",
    "ablog",
    "notfound.extension",
]

if tags.has("unblogged"):  # noqa: F821 - Sphinx gives it
    OTHERS.remove("ablog")
    exclude_patterns = ["blog"]

project = "Beside others"
author = "The community"
html_theme = "openpractices"
html_baseurl = "https://here.example/"
html_copy_source = False

extensions = ["sphinx.ext.intersphinx"]
if tags.has("alone"):  # noqa: F821
    extensions += ["myst_parser", *OURS]
elif tags.has("without"):  # noqa: F821
    extensions += OTHERS
elif tags.has("first"):  # noqa: F821
    extensions = [*OURS, *extensions, *OTHERS]
else:
    extensions += [*OTHERS, *OURS]

myst_enable_extensions = ["colon_fence"]
openpractices_projects = "projects.yml"
intersphinx_mapping = {"there": ("https://there.example/", "there.inv")}

if not tags.has("alone"):  # noqa: F821
    nb_execution_mode = "off"
    ogp_site_url = html_baseurl
    ogp_use_first_image = True
    notfound_urls_prefix = "/"

if "ablog" in extensions:
    blog_baseurl = html_baseurl
    blog_authors = {"Ada": ("Ada", None)}
    blog_default_author = "Ada"
    blog_feed_fulltext = True
    html_sidebars = {
        "blog/**": ["ablog/postcard.html", "ablog/recentposts.html", "ablog/tagcloud.html", "ablog/archives.html"]
    }
