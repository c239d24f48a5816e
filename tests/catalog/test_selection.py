"""Which entries of a catalog a gallery shows, and in which order."""

from __future__ import annotations

import pytest
import yaml

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.gallery import Gallery
from sphinx_openpractices.catalog.keys import read_keys
from sphinx_openpractices.catalog.selection import select_entries

YAML = """\
- {title: Ant, tags: [a, b], license: MIT OR Apache-2.0, relation: fund, extra: {stars: 9, since: 2024-03}}
- {title: Bee, tags: [b, 2 c], license: GPL-3.0-only, extra: {stars: 100.5, since: 2024-03-01, ok: yes}}
- {title: Cow, tags: [10 c], license: Apache-2.0 WITH LLVM-exception, relation: [use, fund], extra: {stars: 1_000}}
- {title: Élan, license: BSD-3-Clause AND (Zlib OR MIT), relation: use, added: 2023-12-31}
- {title: Dog, extra: {since: "2023-01-01", ok: no, mixed: many}, added: 2024-01}
- {title: emu, tags: [d], extra: {mixed: 5, list: [z, b], team: {lead: Ada}}, added: 2024-01-01, draft: false}
- {title: Fly, tags: [only-drafts], draft: true, added: 2020-01}
"""
ORDERS = {"relation": ["use", "fund"], "tags": ["10 c", "b"]}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    path = tmp_path_factory.mktemp("selection") / "projects.yml"
    path.write_text(f"projects:\n{YAML}", encoding="utf-8")
    found, messages = read_catalog({"projects.yml": path}, {"relation": ["use", "fund"]}, PROJECTS)
    assert messages == []
    return found


def select(catalog, options):
    values, wrong = read_keys(Gallery, yaml.safe_load(options))
    assert wrong == []
    entries, problems = select_entries(catalog, Gallery(**values), ORDERS)
    return " ".join(entry.record.title for entry in entries), [f"{name}: {text}" for name, text, _known in problems]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ("all-tags: b", "Ant Bee"),
        ("all-tags: b, a", "Ant"),
        ("exclude-tags: b, d", "Cow Élan Dog"),
        ("{tags: 'a, b, 10 c', exclude-tags: 2 c}", "Ant Cow"),
        ("{all-tags: b, license: gpl-3.0-only}", "Bee"),
        ("license: mit", "Ant Élan"),
        ("license: apache-2.0 or mit", "Ant"),
        ("license: Apache-2.0", "Ant Cow"),
        ("license: Apache-2.0 WITH LLVM-exception", "Cow"),
        ("license: Zlib, GPL-3.0-only", "Bee Élan"),
        ("sort: -catalog", "emu Dog Élan Cow Bee Ant"),
        ("{sort: -catalog, limit: '2'}", "emu Dog"),
        ("sort: title", "Ant Bee Cow Dog Élan emu"),
        ("sort: -title", "emu Élan Dog Cow Bee Ant"),
        ("sort: extra.stars", "Ant Bee Cow Élan Dog emu"),
        ("sort: -extra.stars", "Cow Bee Ant Élan Dog emu"),
        ("sort: extra.since", "Dog Ant Bee Cow Élan emu"),
        ("sort: -extra.since", "Bee Ant Dog Cow Élan emu"),
        ("sort: added", "Élan Dog emu Ant Bee Cow"),
        ("sort: -added", "emu Dog Élan Ant Bee Cow"),
        ("sort: relation", "Élan Cow Ant Bee Dog emu"),
        ("sort: -relation", "Ant Cow Élan Bee Dog emu"),
        ("sort: tags", "Cow Bee Ant emu Élan Dog"),
        ("sort: license", "Cow Élan Bee Ant Dog emu"),
        ("sort: extra.ok", "Dog Bee Ant Cow Élan emu"),
        ("sort: extra.list", "emu Ant Bee Cow Élan Dog"),
    ],
)
def test_a_gallery_selects_and_sorts(catalog, options, titles):
    assert select(catalog, options) == (titles, [])


DRAFT = '"Fly" is a draft, which is in no output; remove "draft" in projects.yml:8 to show it'


@pytest.mark.parametrize(
    ("options", "titles", "problems"),
    [
        ("{tags: 'a, d', exclude-tags: a}", "emu", ['exclude-tags: remove "a" here or from the option "tags"']),
        ("{all-tags: b, exclude-tags: b}", "", ['exclude-tags: remove "b" here or from the option "all-tags"']),
        ("{projects: 'ant, bee', exclude: ant}", "Bee", ['exclude: remove "ant" here or from the option "projects"']),
        ("all-tags: b, 2c", "", ['all-tags: there is no tag "2c"; did you mean "2 c"?']),
        ("{all-tags: d, exclude-tags: 3 c}", "emu", ['exclude-tags: there is no tag "3 c"; did you mean "2 c"?']),
        ("license: CC0-1.0", "", ['license: no project has the license "CC0-1.0"']),
        (
            "sort: extra.mixed",
            "Ant Bee Cow Élan Dog emu",
            ['sort: write all values of "extra.mixed" as texts or as numbers; found \'many\' in "Dog" and 5 in "emu"'],
        ),
        ("projects: fly, ant", "Ant", [f"projects: {DRAFT.replace('Fly', 'fly')}"]),
        ("{tags: 'only-drafts, a', exclude: Fly}", "Ant", []),
    ],
)
def test_a_name_that_selects_nothing_is_reported(catalog, options, titles, problems):
    assert select(catalog, options) == (titles, problems)
