"""The configuration of a Hugo site is found and merged as Hugo does it; mistakes are located."""

from __future__ import annotations

import pytest
import site_judge
from site_judge import NOW

from sphinx_openpractices.hugo.site.content import read_hugo_site
from sphinx_openpractices.hugo.site.site_config import read_site_config

TOML = ["hugo.toml", ""]


@pytest.mark.parametrize("name", ["hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config/_default/hugo.toml"])
def test_the_configuration_is_found_where_hugo_looks_for_it(tmp_path, name):
    texts = {
        "toml": 'BaseURL = "https://Example.org/sub/"\ntitle = "T"\n[params]\nColor = "red"\n',
        "yaml": "BaseURL: https://Example.org/sub/\ntitle: T\nparams: {Color: red}\n",
        "json": '{"BaseURL": "https://Example.org/sub/", "title": "T", "params": {"Color": "red"}}',
    }
    config = read_site_config(site_judge.write([name, texts[name.rpartition(".")[2]]], tmp_path))
    assert (config.host, config.base, config.title, config.problems) == ("example.org", "/sub", "T", ())
    assert config.settings["params"] == {"color": "red"}


def test_a_folder_of_settings_is_merged(tmp_path):
    files = {
        "hugo.toml": 'title = "no"\nuglyURLs = true\n',
        "config/_default/config.yaml": "title: Yes\ntheme: [one, two]\n",
        "config/_default/params.toml": "a = 1\n[b]\nc = 2\n",
        "config/_default/params.de.toml": "a = 3\n",
        "config/_default/languages.en.toml": "weight = 2\n",
        "config/_default/languages/de.yaml": "de: {weight: 1}\n",
        "config/_default/permalinks.toml": 'posts = "/p/:slug/"\n',
        "config/production/params.toml": "[b]\nc = 4\n",
        "config/staging/params.toml": "a = 5\n",
    }
    config = read_site_config(site_judge.write([piece for pair in files.items() for piece in pair], tmp_path))
    assert (config.title, config.ugly, config.themes) == ("Yes", True, ("one", "two"))
    assert config.settings["params"] == {"a": 1, "b": {"c": 4}}
    assert config.settings["languages"]["de"]["params"] == {"a": 3}
    assert [rule.pattern for rule in config.permalinks] == ["/p/:slug/"]
    assert config.problems == ()


def test_wrong_configuration_is_located_and_the_rest_is_read(tmp_path):
    files = {
        "hugo.toml": 'title = "x"\nignoreFiles = ["("]\ntimeZone = "Mars/Olympus"\n[permalinks]\na = "/:nonsense_/"\n',
        "config/_default/params.toml": "a = \n",
        "config/_default/menus.yaml": "- a\n",
        "config/_default/module.toml": '[[mounts]]\nsource = "../up"\ntarget = "content"\n',
    }
    config = read_site_config(site_judge.write([piece for pair in files.items() for piece in pair], tmp_path))
    assert config.title == "x"
    assert sorted(map(str, config.problems)) == [
        'config/_default/params.toml:1: write a value after "="',
        'hugo.toml:1: ignoreFiles: "(" is not a regular expression: missing ), unterminated subpattern at position 0',
        'hugo.toml:1: permalinks: unknown token ":nonsense_" in "/:nonsense_/"',
        'hugo.toml:1: the folder "../up" is left out: it is outside the site',
        'hugo.toml:1: timeZone: unknown time zone "Mars/Olympus"; UTC is used',
    ]


def test_a_folder_without_a_site_is_reported(tmp_path):
    assert list(map(str, read_site_config(tmp_path).problems)) == [
        "hugo.toml:1: is missing; the folder has no configuration file of a Hugo site"
    ]
    assert list(read_hugo_site(tmp_path, now=NOW).pages) == [""]


def test_files_of_themes_are_found(tmp_path):
    text = 'theme = "one"\n'
    files = ["hugo.toml", text, "themes/one/static/a.txt", "", "themes/one/static/b.txt", "", "static/b.txt", "own"]
    site = read_hugo_site(site_judge.write(files, tmp_path), now=NOW)
    assert {path: file.relative_to(tmp_path).as_posix() for path, file in site.static.items()} == {
        "/a.txt": "themes/one/static/a.txt",
        "/b.txt": "static/b.txt",
    }
