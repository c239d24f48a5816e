"""A site of which some is secret, for the tests of its data."""

from __future__ import annotations

BASE = "https://example.org/docs/"
CONFIG = {"openpractices_data": True, "html_baseurl": BASE.rstrip("/"), "author": "Example Org"}
NAMES = ["feed.xml", "practices-badge-posi-2.0.svg", "practices-badge.svg", "practices.ics", "practices.json"]
NAMES += ["projects.json"]
NOTES = (
    'projects.yml:11: WARNING: projects[1]: logo "logos/false.jpg": is image/png, but its suffix is .jpg; rename it to '
    "false.png; HTML pages show it, other formats may not [openpractices.format]\n"
)

INDEX = """\
---
reviewed: 2026-04-01
review-every: 1 year
owner: Editors
---
# Home

:::{project-gallery}
:show: extra.maturity, relation
:exclude: hidden, elsewhere, latex-only, named
:::

:::{project-gallery}
:projects: named
:layout: names
:::

::::{only} latex
:::{project-figure}
:project: latex-only
:::

:::{project-gallery}
:projects: dask
:show: extra.secret
:::
::::

:::{project-figure}
:project: elsewhere
:target: https://example.org/ours
:license: MIT

Our own text.
:::

```{toctree}
practices
sub/page
```
"""
PRACTICES_PAGE = """\
# Practices

:::{practice} On no list
:status: planned
:::

:::{practice-list}
:group-by: group
:exclude: hidden
:::
"""
PROJECTS = """\
projects:
- title: Dask
  target: https://dask.org
  logo: logos/a.png
  caption: Some *text*.
  license: BSD-3-Clause
  tags: [arrays]
  relation: use
  added: 2024-03
  extra: {maturity: high, secret: SECRET}
- {title: Inside, target: sub/page, logo: logos/false.jpg, caption: "See [this](sub/page.md).", added: 2025-01-02}
- {title: Elsewhere, target: "https://secret.example", license: MIT, caption: SECRET, tags: [ours]}
- {title: Named, logo: logos/SECRET.png, caption: SECRET}
- {title: Hidden, caption: SECRET, added: 2026-01-01}
- {title: LaTeX only, caption: SECRET}
- {title: Not yet, caption: SECRET, draft: true}
"""
PRACTICES = """\
practices:
- id: living-will
  title: Living will
  statement: A published *plan*.
  group: Governance
  principle: posi-2.0#living-will
  level: must
  status: partly
  note: No successor.
  owner: Board
  since: 2024-03
  reviewed: 2026-05-12
  review-every: 12 months
  evidence:
  - {title: Plan, target: plan.txt, date: 2026-05}
  - {title: Page, target: "sub/page.md"}
  actions: [{text: Name one, due: 2026-12-31, target: "https://example.org/12"}]
  projects: [dask]
  history: [{date: 2025-04-02, status: planned, note: Draft.}]
  tags: [SECRET]
  extra: {internal: SECRET}
- {id: old, title: Old, status: retired, reviewed: 2020-01-01, review-every: 1 year}
- {id: hidden, title: SECRET, status: unmet, reviewed: 2019-01-01}
- {id: draft, title: SECRET, status: unmet, draft: true}
- id: open
  title: Open
  status: met
  reviewed: 2026-02
  next-review: 2027-02
  evidence: "[A](https://example.org/a)"
"""


def make_source_files(png):
    """Return the content of each file; *png* makes an image."""
    return {
        "index.md": INDEX,
        "practices.md": PRACTICES_PAGE,
        "sub/page.md": "# Page\n",
        "projects.yml": PROJECTS,
        "practices.yml": PRACTICES,
        "plan.txt": "A plan.",
        "logos/a.png": png(),
        "logos/SECRET.png": png(),
        "logos/false.jpg": png(),
    }
