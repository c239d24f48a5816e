"""Links, images and files by name lead where the render hooks of the site lead, Hugo's embedded ones or its own."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from site_judge import hugo as run_hugo
from site_judge import page, write

from sphinx_openpractices.hugo.links.link_resolver import LinkResolver
from sphinx_openpractices.hugo.links.link_targets import ToFile, ToPage
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.site.content import read_hugo_site

LINKS = ["b", "./b", "../b", "/docs/b", "/docs/b.md", "a/b", "/bun", "bun", "hero.md"]
IMAGES = ["hero", "Hero", "photo.png", "pic-1", "pic-2", "pic-3"]
FRONT = {
    "title": "B",
    "resources": [
        {"src": "PHOTO.png", "name": "hero"},
        {"src": "gal*.png", "name": "pic-:counter"},
        {"src": "gal3.png", "name": "last"},
        {"src": "**.pdf", "Name": "doc"},
    ],
}
CONFIG = """\
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
"""
HOOKS = "".join(f'[markup.goldmark.renderHooks.{kind}]\nuseEmbedded = "always"\n' for kind in ("link", "image"))
LANGUAGES = "[languages.en]\n[languages.de]\n"


OWN = """\
{{- $found := .Page.GetPage .Destination -}}
<a href="{{ with $found }}{{ .RelPermalink }}{{ else }}{{ .Destination }}{{ end }}">{{ .Text }}</a>
"""
OWN_HOOK = {"layouts/_markup/render-link.html": OWN}


@pytest.mark.parametrize(
    ("config", "hook"), [(CONFIG, {}), (CONFIG + HOOKS, {}), (CONFIG + LANGUAGES, {}), (CONFIG, OWN_HOOK)]
)
def test_links_follow_the_render_hooks_in_use(config, hook, tmp_path):
    site = {
        "hugo.toml": config,
        "layouts/all.html": "{{ .Content }}",
        "content/docs/a.md": page(" ".join(f"[x]({each})" for each in LINKS), title="A"),
        "content/docs/a/b.md": page("", title="A/B"),
        "content/docs/b.md": page("", title="B"),
        "content/bun/index.md": page(
            " ".join(f"![x]({each})" for each in IMAGES) + " [x](doc)\n\n" + '{{< figure src="hero" >}}', **FRONT
        ),
        **hook,
        **{f"content/bun/{name}": name for name in ("photo.png", "gal1.png", "gal2.png", "gal3.png", "d/x.pdf")},
    }
    folder = write([piece for pair in site.items() for piece in pair], tmp_path / "hugo")
    assert run_hugo(folder, "--destination", str(tmp_path / "public")).returncode == 0
    read = read_hugo_site(folder)
    links = LinkResolver(read)
    for place, key, written in (("docs/a", "/docs/a", LINKS), ("bun", "/bun", [*IMAGES, "doc"])):
        html = (tmp_path / "public" / place / "index.html").read_text("utf-8")
        shown = re.findall(r'(?:href|src)="([^"]*)"', html)[: len(written)]
        for each, theirs in zip(written, shown, strict=True):
            path = urlsplit(urljoin(f"/{place}/", theirs)).path
            target = links.resolve_link(read.pages[key], each, image=each in IMAGES)
            published = tmp_path / "public" / path.strip("/")
            if published.is_file():
                assert isinstance(target, ToFile), each
                assert target.file.read_text() == published.read_text(), each
            elif (published / "index.html").is_file():
                assert isinstance(target, ToPage), each
                assert target.page.address == f"/{path.strip('/')}/", each
    assert "photo.png" in migrate_site(folder).files["bun/index.md"].rpartition("\n\n")[2]
