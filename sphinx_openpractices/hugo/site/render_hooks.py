"""Which render hooks a site uses for links and images: its own, Hugo's embedded ones, or none.

Source: `Link render hooks <https://gohugo.io/render-hooks/links/>`__ and those for images, "Default".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from .fields import ensure_mapping, to_flag, to_text
from .shortcode_layouts import read_template_text
from .source_files import walk_folder

if TYPE_CHECKING:
    from pathlib import Path

    from .site_config import SiteConfig

HookKind = Literal["link", "image"]
TitleUse = Literal["tooltip", "caption", "markdown"]
"""What a site makes of the title of an image: a caption is plain text or Markdown."""
_MARKDOWN_TITLE = re.compile(
    r"\.Title\b[^{}]*\b(?:markdownify|RenderString)|(?:markdownify|RenderString)\b[^{}]*\.Title\b"
    r"|with[^{}]*\.Title\b[^{}]*\}\}[^{}]*<figcaption[^{}]*\{\{[^{}]*(?:markdownify|RenderString)"
)
_FINDS_PAGES = re.compile(r"\b(?:GetPage|(?:rel)?ref|(?:Rel)?Ref)\b")
"""A function that resolves a path as ``ref`` does, in a hook of the site."""
HOOK_KINDS: tuple[HookKind, ...] = ("link", "image")


def find_render_hook(config: SiteConfig, kind: HookKind) -> Path | None:
    """Return the file of the site's own render hook, that of the site before that of a theme."""
    name = re.compile(rf"(?:.*/)?_markup/render-{kind}(?:\.\w+)*\.html")
    for mount in (mount for mount in config.mounts if mount.component == "layouts"):
        for path, file in walk_folder(mount.source, config.root, []):
            if name.fullmatch("/".join((*mount.target.parts[1:], path))):
                return file
    return None


def uses_resolving_hook(config: SiteConfig, kind: HookKind) -> bool:
    """Return whether Hugo's embedded hook, or one of the site that asks for pages, resolves the links or images."""
    markup = ensure_mapping(ensure_mapping(config.settings.get("markup")).get("goldmark"))
    settings = ensure_mapping(ensure_mapping(markup.get("renderhooks")).get(kind))
    choice = to_text(settings.get("useembedded")).lower()
    if not choice and "enabledefault" in settings:
        choice = "fallback" if to_flag(settings["enabledefault"]) else "never"
    if choice == "always":  # even where the site has a hook of its own
        return True
    if hook := find_render_hook(config, kind):
        return kind == "link" and bool(_FINDS_PAGES.search(read_template_text(hook) or ""))
    if choice == "never":
        return False
    languages = ensure_mapping(config.settings.get("languages"))
    is_shared = len(config.languages) > 1 and not any("baseurl" in ensure_mapping(each) for each in languages.values())
    is_shared = is_shared and not to_flag(markup.get("duplicateresourcefiles"))
    return choice == "fallback" or is_shared


def find_title_use(config: SiteConfig, *, by_theme: TitleUse) -> TitleUse:
    """Return what the site makes of the title of an image: its own hook decides before that of its theme."""
    hook = find_render_hook(config, "image")
    if hook is None:
        return by_theme
    text = read_template_text(hook) or ""
    if "<figcaption" not in text or ".Title" not in text:
        return "tooltip"
    return "markdown" if _MARKDOWN_TITLE.search(text) else "caption"
