"""The settings of Hugo, by what becomes of them.

Source: `All settings <https://gohugo.io/configuration/all/>`__ of Hugo 0.168, and older names of them.
"""

from __future__ import annotations

USED_SETTINGS = {
    *("title", "baseurl", "languagecode", "locale", "languages", "copyright", "author", "timezone", "cascade"),
    *("defaultcontentlanguage", "defaultcontentlanguageinsubdir", "disablelanguages", "frontmatter", "ignorefiles"),
    *("theme", "themesdir", "module", "contentdir", "staticdir", "assetdir", "layoutdir", "params", "taxonomies"),
    *("permalinks", "uglyurls", "disablepathtolower", "removepathaccents", "builddrafts", "buildfuture"),
    *("buildexpired", "menus", "menu", "sectionpagesmenu", "markup", "enableemoji", "enableinlineshortcodes"),
}
"""Settings that the migration uses, or that have messages of their own."""

SETTINGS_WITHOUT_EFFECT = {
    *("archetypedir", "build", "cachedir", "caches", "canonifyurls", "cleandestinationdir", "datadir", "debug"),
    *("deployment", "disablealiases", "disablebrowsererror", "disablefastrender", "disablehugogeneratorinject"),
    *("disablelivereload", "enableredirectsinrelativeurls", "environment", "httpcache", "i18ndir", "ignorecache"),
    *("ignorelogs", "ignorevendorpaths", "imaging", "logi18nwarnings", "loglevel", "minify", "newcontenteditor"),
    *("nobuildlock", "nochmod", "notimes", "paniconwarning", "pluralizelisttitles", "privacy", "publishdir"),
    *("quiet", "reflinkserrorlevel", "reflinksnotfoundurl", "relativeurls", "rendertodisk", "resourcedir", "security"),
    *("segments", "rendersegments", "server", "sitemap", "templatemetrics", "templatemetricshints", "timeout"),
    *("titlecasestyle", "capitalizelisttitles", "verbose", "watch", "workingdir", "gc", "footnotereturnlinkcontents"),
    *("pagination", "paginate", "paginatepath", "summarylength", "hascjklanguage", "rsslimit", "mainsections"),
    *("disablekinds", "mediatypes", "source", "destination", "printi18nwarnings", "printpathwarnings"),
    *("enablemissingtranslationplaceholders", "metadataformat", "contenttypes", "defaultoutputformat"),
    *("disabledefaultlanguageredirect", "defaultcontentrole", "defaultcontentversion", "roles", "versions"),
    *("pygmentscodefences", "pygmentsstyle", "pygmentsuseclasses", "pygmentsoptions", "staticfiles"),
}
"""Settings of the build with Hugo, and of pages that Sphinx makes in its own way."""

SETTING_ADVICE = {
    "disqusshortname": "comments of Disqus are not on the new site",
    "googleanalytics": "the new site sends nothing to Google Analytics",
    "services": "the new site does not use these services",
    "enablegitinfo": "dates from Git are not on the new pages; set html_last_updated_fmt in conf.py to show them",
    "enablerobotstxt": "Sphinx writes no robots.txt; put one in a folder of html_extra_path",
    "outputs": "Sphinx writes no feeds and no other outputs for pages; the extension ablog writes feeds",
    "outputformats": "Sphinx writes no feeds and no other outputs for pages; the extension ablog writes feeds",
    "related": "lists of related pages are not on the new pages",
}
"""The messages for settings that change what readers get; others are named alone."""

USED_PARAMS = {
    *("author", "math", "katex", "mathjax", "mainsections", "navbar", "links", "footer", "header", "brand"),
    *("logo", "navbarlogo", "site_logo", "sitelogo", "logo_image", "logo_dark", "logodark", "site_logo_dark"),
    *("favicon", "site_icon", "icon", "hero", "casestudies", "ananke", "recent_posts_number"),
}
"""Parameters of themes that the migration uses, or that have messages of their own."""
