"""Templates of a site can show the catalog; its changes update the pages."""

from __future__ import annotations

import pytest

TEMPLATE = """{% extends "!layout.html" %}
{% block footer %}
{% for project in project_catalog() -%}
<p class="funder">{{ project.title|e }}, {{ project.extra.since|e }}</p>
{%- endfor %}
{{ super() }}
{% endblock %}
"""
CATALOG = "projects:\n  - title: Foundation\n    extra: {since: 2019}\n  - title: No year\n"
FILES = {"index.md": "# I\n\n```{toctree}\nother\n```\n", "other.md": "# O\n", "projects.yml": CATALOG}


def test_template_shows_entries_with_their_extra_keys(site):
    built = site({**FILES, "templates/layout.html": TEMPLATE}, templates_path=["templates"])
    assert built.warnings == ""
    for page in ("index.html", "other.html", "search.html"):
        assert '<p class="funder">Foundation, 2019</p><p class="funder">No year, </p>' in built.read(page)


@pytest.mark.parametrize("asks", [True, False])
def test_pages_are_written_again_after_a_change_if_a_template_uses_the_catalog(asks, site):
    template = TEMPLATE if asks else TEMPLATE.replace("project_catalog()", "[]")
    files = {**FILES, "templates/layout.html": template}
    site(files, templates_path=["templates"])
    same = site({**files, "projects.yml": f"# Comment\n{CATALOG}"}, templates_path=["templates"])
    assert set(same.bodies) <= {"search"}
    other = site({**files, "projects.yml": CATALOG.replace("2019", "2018")}, templates_path=["templates"])
    assert other.docnames_read == []
    assert {"index", "other"} <= set(other.bodies) if asks else set(other.bodies) <= {"search"}
    assert ("Foundation, 2018" in other.read("other.html")) is asks
