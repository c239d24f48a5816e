"""What TeX would stop at, or print over the next card: names of logos, broken logos, captions, long words."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build
from test_pdf import run, tools  # noqa: F401 - a fixture for this file too

CONF = (Path(__file__).parent / "site" / "conf.py").read_text(encoding="utf-8") + "\nnumfig = True\n"

CAPTIONS = {
    "Figure": ":::{figure} /p.png\nFigured[^note].\n:::\n\n[^note]: Footnoted.",
    "Aligned": ":::{figure} /p.png\n:align: left\n:width: 1cm\nLeft\n:::\n\nBeside.",
    "Table": ":::{table} Tabulated.\n| a | b |\n|---|---|\n| Cell | d |\n:::",
    "Long": ":::{table} Longer.\n:class: longtable\n| a | b |\n|---|---|\n| Celled | d |\n:::",
    "Rows": "| a |\n|---|\n" + "".join(f"| Row{number} |\n" for number in range(33)),
    "List": ":::{list-table}\n* - ```\n    inlist\n    ```\n  - ![x](/p.png)\n:::",
    "Code": ":::{code-block} python\n:caption: Coded.\n\nletters('" + "abcdefghij" * 8 + "')\n:::",
    "Warning": "::::{warning}\n:::{figure} /p.png\nWarned.\n:::\n::::",
    "Note": "::::{note}\n:::{table} Noted.\n| a |\n|---|\n| b |\n:::\n::::",
    "Sidebar": ":::{sidebar} Sidebarred\nAside.\n:::\n\nRest.",
}
SHOWN = (
    "Figured",
    "Footnoted",
    "Beside",
    "Tabulated",
    "Cell",
    "Longer",
    "Celled",
    "Row0",
    "Row32",
    "inlist",
    "Coded",
    "letters",
    "Warned",
    "Noted",
    "Sidebarred",
    "Aside",
    "Rest",
)

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
LONG_WORDS = {
    "Hash": f"sha256:{HASH}",
    "Literal": f"`sha256:{HASH}`",
    "Nested": f"- one\n  - {HASH}",
    "URL": "<https://example.org/a/path/that/goes/on/and/on/and/does/not/end/index.html?x=1&y=2#fragment>",
    "Link": "[https://example.org/a_path_that_goes_on_and_on_and_on](https://example.org/)",
    "Name": "`module.submodule.ClassName.name_of_a_method_that_is_long` in **" + "x" * 70 + "**",
    HASH: "A title.",
}

GOOD = ("c#", "100%", "a&b", "$x^2", "~{t}", "under_score", "sp ace", "a.b", "q\"o'", ".dot", "é", "日本", "x" * 200)
"""Names of one PNG each."""


@pytest.fixture(scope="module", params=[("pdflatex", "-pdf"), ("xelatex", "-pdfxe")], ids=lambda param: param[0])
def pdf(request, tmp_path_factory, tools, png) -> Path:  # noqa: F811
    engine, option = request.param
    root = tmp_path_factory.mktemp(engine)
    image = png(40, 20)
    logos = {f"{name}.png": image for name in GOOD} | {"suffix": image, "UPPER.PNG": image}
    broken = {"webp.png": b"RIFF\0\0\0\0WEBPVP8 ", "cut.png": image[:-20], "garbage.svg": image, "empty.png": b""}
    entries = [
        *({"title": title, "caption": caption} for title, caption in CAPTIONS.items()),
        *({"title": f"Logo {number}", "logo": f"logos/{name}"} for number, name in enumerate([*logos, *broken])),
    ]
    figures = "".join(
        f"::::::{{project-figure}} /p.png\n:title: {title}\n:name: own-{number}\n\n{caption}\n::::::\n"
        for number, (title, caption) in enumerate((CAPTIONS | LONG_WORDS).items())
    )
    files = {
        "conf.py": CONF,
        "index.md": f"# Hard cases\n\n## Catalog\n\n:::{{project-gallery}}\n:::\n\n## Figures\n\n{figures}",
        "projects.yml": json.dumps({"projects": entries}),
        "p.png": image,
        **{f"logos/{name}": data for name, data in (logos | broken).items()},
    }
    for name, content in files.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    arguments = ["-q", "-b", "latex", "-D", f"latex_engine={engine}", "-d", str(root / "doctrees")]
    assert sphinx_build([*arguments, str(root / "site"), str(root / "latex")]) == 0
    run("latexmk", option, "-interaction=nonstopmode", "-halt-on-error", "gallery.tex", cwd=root / "latex")
    return root / "latex" / "gallery.pdf"


def test_captions_of_the_catalog_and_of_figures_are_on_paper(pdf):
    words = run("pdftotext", pdf.name, "-", cwd=pdf.parent)
    # The mark of a footnote follows its word.
    assert {word: len(re.findall(rf"\b{word}(?![a-z])", words)) for word in SHOWN} == dict.fromkeys(SHOWN, 2)


def test_logos_that_tex_reads_are_printed(pdf):
    images = run("pdfimages", "-list", pdf.name, cwd=pdf.parent).splitlines()[2:]
    in_captions = sum(caption.count("p.png") for caption in CAPTIONS.values())
    assert len(images) == len(GOOD) + 2 + 2 * in_captions + len(CAPTIONS | LONG_WORDS)


def test_long_words_stay_in_their_cards(pdf):
    log = pdf.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    wide = [float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert [points for points in wide if points > 1] == []
    # In a row of three cards, all that begins in one ends before the next.
    page = run("pdftotext", "-bbox", pdf.name, "-", cwd=pdf.parent).partition(">Nested<")
    page = page[0][page[0].rindex("<page") :] + page[1] + page[2]
    place = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>'
    words = [(float(left), float(top), float(right), word) for left, top, right, word in re.findall(place, page)]
    titles = {word: (left, top) for left, top, _right, word in words if word in {"Nested", "URL", "Link", "Name"}}
    columns = [titles[name][0] for name in ("Nested", "URL", "Link")]
    row = [word for word in words if titles["Nested"][1] <= word[1] < titles["Name"][1]]
    for start, end in pairwise(columns):
        assert (cell := [word for word in row if start - 1 < word[0] < end - 1])
        assert max(word[2] for word in cell) < end, cell
