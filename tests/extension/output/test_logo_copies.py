"""Logos with names that TeX cannot read, and files that are not what their names say, in LaTeX and EPUB."""

from __future__ import annotations

import io
import json
import re

import pytest
from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
EPUB = {"version": "1", "copyright": "2026, The team", "epub_show_urls": "no"}


def encode(form, color="blue"):
    data = io.BytesIO()
    Image.new("RGB", (4, 3), color).save(data, form)
    return data.getvalue()


def catalog_of(names):
    """Return a site that shows each logo of a folder."""
    entries = [{"title": f"Project {number}", "logo": f"l/{name}"} for number, name in enumerate(names)]
    return {"index.md": "# P\n\n:::{project-gallery}\n:::\n", "projects.yml": json.dumps({"projects": entries})}


def read_graphics(built):
    tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    return ["".join(found) for found in re.findall(r"\\includegraphics\[[^]]*\]\{\{(.*?)\}(\.\w+)\}(?=\})", tex)]


NAMES = {
    "c#.png": "c.png",
    "100%.png": "logo.png",
    "a&b.png": "a-b.png",
    "$x~.png": "x.png",
    "^{h}.png": "h.png",
    "sp ace.png": "sp-ace.png",
    "q\"o'.png": "q-o.png",
    ".dot.png": "dot.png",
    "-dash.png": "dash.png",
    "é.png": "e.png",
    "日本.png": "logo.png",
    "x" * 200 + ".png": "x" * 60 + ".png",
    "UPPER.PNG": "upper.png",
    # These are plain.
    "a.b-c.png": "a.b-c.png",
    "under_score.png": "under_score.png",
}


def test_latex_gets_plain_names(site):
    colors = {name: f"#{number:06x}" for number, name in enumerate(NAMES)}
    files = {f"l/{name}": encode("PNG", color) for name, color in colors.items()}
    built = site({**catalog_of(NAMES), **files}, "latex")
    assert built.warnings == ""
    shown = read_graphics(built)
    assert [re.sub(r"(?<=logo)\d", "", name) for name in shown] == list(NAMES.values())
    assert len(set(shown)) == len(shown)
    for name, shown_name in zip(NAMES, shown, strict=True):
        assert (built.out / shown_name).read_bytes() == files[f"l/{name}"]


def test_latex_gets_plain_names_of_converted_logos(site):
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    names = {"c#.svg": "c.pdf", "x" * 200 + ".svg": "x" * 60 + ".pdf"}
    built = site({**catalog_of(names), **{f"l/{name}": SVG for name in names}}, "latex")
    assert (built.warnings, read_graphics(built)) == ("", list(names.values()))


SUFFIXES = {
    "a.jfif": ("JPEG", "a.jpg"),
    "b.jpe": ("JPEG", "b.jpg"),
    "c.JPG": ("JPEG", "c.jpg"),
    "d": ("PNG", "d.png"),
    "e.jpeg": ("JPEG", "e.jpeg"),
    "f.png": ("JPEG", "f.jpg"),
}


@pytest.mark.parametrize("builder", ["latex", "epub"])
def test_suffixes_that_few_programs_know_become_the_usual_ones(builder, site):
    files = {f"l/{name}": encode(form) for name, (form, _shown) in SUFFIXES.items()}
    built = site({**catalog_of(SUFFIXES), **files}, builder, **EPUB)
    assert built.warnings == (
        'projects.yml:1: WARNING: projects[5]: logo "l/f.png": is image/jpeg, but its suffix is .png; rename it to '
        "f.jpg; HTML pages show it, other formats may not [openpractices.format]\n"
    )
    expected = [shown for _form, shown in SUFFIXES.values()]
    if builder == "latex":
        assert read_graphics(built) == expected
    else:
        assert re.findall(r'src="_images/([^"]+)"', built.read("index.xhtml")) == expected
        items = [item for item in re.findall(r"<item [^>]*>", built.read("content.opf")) if "_images/" in item]
        media = [re.findall(r'(?:_images/|media-type=")([^"]+)"', item) for item in items]
        assert dict(map(sorted, media)) == {name: "image/png" if name == "d.png" else "image/jpeg" for name in expected}


def test_files_that_tex_cannot_read_are_left_out_with_a_warning_for_each_way_to_mend_them(site):
    broken = {
        "webp.png": encode("WEBP"),
        "gif.png": encode("GIF"),
        "real.gif": encode("GIF"),
        "cut.png": encode("PNG")[:60],
        "good.png": encode("PNG"),
    }
    built = site({**catalog_of(broken), **{f"l/{name}": data for name, data in broken.items()}}, "latex")
    belies = "HTML pages show it, other formats may not [openpractices.format]\n"
    assert built.warnings == (
        'projects.yml:1: WARNING: projects[0]: logo "l/webp.png": is image/webp, but its suffix is .png; rename it to '
        f"webp.webp; {belies}"
        'projects.yml:1: WARNING: projects[1]: logo "l/gif.png": is image/gif, but its suffix is .png; rename it to '
        f"gif.gif; {belies}"
        "projects.yml:1: WARNING: save these logos again in another program; they are left out of the latex output, "
        "since TeX cannot read them: l/cut.png (cut off) [openpractices.builder]\n"
        "projects.yml:1: WARNING: add a PNG next to it ('logo.*') or load an image converter such as "
        "sphinx.ext.imgconverter; logos in this format are left out of the latex output: l/webp.png (image/webp), "
        "l/gif.png (image/gif), l/real.gif [openpractices.builder]\n"
    )
    assert read_graphics(built) == ["good.png"]


def test_latex_uses_the_next_file_beside_one_that_it_cannot_read(site):
    files = {"l/a.svg": SVG, "l/a.pdf": b"%PDF-1.5 garbage", "l/a.png": encode("PNG")}
    built = site({**catalog_of(["a.*"]), **files}, "latex")
    assert (built.warnings, read_graphics(built)) == ("", ["a.png"])
