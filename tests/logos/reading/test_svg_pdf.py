"""SVG logos become PDF for LaTeX, by whichever converter is there. `tests/pdf` prints them."""

from __future__ import annotations

import re
import sys

import pytest

from sphinx_openpractices.logos.reading import svg_pdf
from sphinx_openpractices.logos.reading.svg_pdf import PdfConverter, convert_svg_to_pdf, find_converter

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M0 0h9v6z" fill="#a50"/></svg>'
COPIES = """
import sys, time
log.write("drawn\\n")
pdf = b"%PDF-1.5 /CreationDate (D:" + time.strftime("%Y%m%d%H%M%S").encode() + b"Z) " + open("logo.svg", "rb").read()
open("logo.pdf", "wb").write(pdf)
"""
"""A converter whose "PDF" holds the second in which it was made, and the file that it was given."""


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program on a PATH that has nothing else; no library is installed. Its log has a line for each drawing."""
    if sys.platform == "win32":
        pytest.skip("Windows runs no shell script by its first line")
    folder = tmp_path / "bin"
    folder.mkdir()
    log = tmp_path / "log"
    log.touch()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(svg_pdf, "_find_version", lambda library: None)

    def put(name, code=COPIES):
        script = tmp_path / f"{name}.py"
        script.write_text(f"log = open({str(log)!r}, 'a')\n{code}", encoding="utf-8")
        path = folder / name
        path.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{script}' \"$@\"\n", encoding="utf-8")
        path.chmod(0o755)
        return log

    return put


def figures(*names):
    """A gallery; a logo may be in it twice."""
    numbered = enumerate(names, 1)
    return "".join(f":::{{project-figure}} {name}\n:title: {name[0]} of {at}\n:::\n" for at, name in numbered)


def in_tex(built):
    """The files that the LaTeX source shows."""
    tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    return ["".join(name) for name in re.findall(r"\\includegraphics\[[^]]*\]\{\{(.*?)\}(\.\w+)\}", tex)]


def drawn(log):
    return len(log.read_text(encoding="utf-8").splitlines())


def test_the_best_converter_that_is_there_is_taken(program, monkeypatch):
    assert find_converter() is None
    monkeypatch.setattr(svg_pdf, "_find_version", {"cairosvg": "2.7"}.get)
    assert find_converter().name == "cairosvg 2.7"
    program("inkscape")
    assert find_converter().name == "inkscape"
    program("rsvg-convert")
    assert find_converter().name == "rsvg-convert"
    monkeypatch.setattr(svg_pdf, "_find_version", {"cairosvg": "2.7", "typst": "0.15"}.get)
    assert find_converter().name == "typst 0.15"


@pytest.mark.parametrize("name", ["rsvg-convert", "inkscape"])
def test_a_program_is_given_a_harmless_file_and_gives_the_same_bytes_at_any_time(name, program):
    program(name)
    pdf = convert_svg_to_pdf(SVG.replace("<path", "<script>alert(1)</script><path").encode(), find_converter())
    assert pdf.startswith(b"%PDF-1.5 /CreationDate (D:19700101000000Z) <")
    assert b"<path" in pdf
    assert b"alert" not in pdf


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; sys.exit('trouble\\n  no such gradient \\n')", "no such gradient"),
        ("import sys; sys.exit(3)", "the converter exited with status 3"),
        ("import time; time.sleep(60)", "the converter took more than 1 seconds"),
        ("pass", "the converter did not write a PDF"),
        ("import sys; print('what now?', file=sys.stderr)", "the converter did not write a PDF: what now?"),
        ("open('logo.pdf', 'w').write('<html>')", "the converter did not write a PDF"),
    ],
    ids=["fails", "fails silently", "hangs", "writes nothing", "complains", "writes something else"],
)
def test_a_converter_in_trouble_is_reported_in_its_own_words(code, reason, program, monkeypatch):
    monkeypatch.setattr(svg_pdf, "PDF_SECONDS", 1)
    program("rsvg-convert", code)
    with pytest.raises(ValueError, match=re.escape(reason) + "$"):
        convert_svg_to_pdf(SVG.encode(), find_converter())


def test_a_file_that_is_no_svg_reaches_no_converter(program):
    log = program("rsvg-convert")
    with pytest.raises(ValueError, match="is not an SVG image"):
        convert_svg_to_pdf(b"<svg", find_converter())
    assert drawn(log) == 0


def test_a_converter_that_does_not_start_is_reported(tmp_path):
    with pytest.raises(ValueError, match=r"^the converter cannot be started: No such file or directory$"):
        convert_svg_to_pdf(SVG.encode(), PdfConverter("gone", (str(tmp_path / "gone"),), fits=True))


def test_a_drawing_larger_than_tex_can_take_goes_only_to_converters_that_fit_it(program):
    large = SVG.replace("viewBox", 'width="40000" height="20000" viewBox').encode()
    program("inkscape")
    with pytest.raises(ValueError, match="is too large for TeX; make its width and height at most 16000"):
        convert_svg_to_pdf(large, find_converter())
    program("rsvg-convert")
    assert convert_svg_to_pdf(large, find_converter())


def test_typst_draws_at_the_size_of_the_logo_box_the_same_bytes_each_time():
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    converter = find_converter()
    assert converter.name.startswith("typst ")
    large = SVG.replace("viewBox", 'width="90000" height="60000" viewBox').encode()
    pdf = convert_svg_to_pdf(large, converter)
    assert pdf == convert_svg_to_pdf(large, converter)
    assert pdf.startswith(b"%PDF-1.5")
    assert re.search(rb"/MediaBox *\[0 0 168 112\]", pdf)
    assert not re.search(rb"/Subtype */Image", pdf)
    assert b"CreationDate" not in pdf


def test_typst_reads_no_other_file(tmp_path):
    """Not even of an SVG file that nobody has made harmless."""
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    for href in (tmp_path / "secret.svg", "../secret.svg"):
        folder = tmp_path / "folder"
        folder.mkdir(exist_ok=True)
        svg = SVG.replace("<path", f'<image href="{href}" width="9" height="6"/><path')
        (folder / "logo.svg").write_text(svg, encoding="utf-8")
        with pytest.raises(ValueError, match="failed to load linked image"):
            svg_pdf.run_converter(find_converter(), folder)


def test_latex_shows_svg_logos_as_pdf_and_no_other_image_is_converted(site, program, png):
    log = program("rsvg-convert")
    pages = {
        "index.md": figures("a.svg", "b.*", "c.*", "d.png") + "![](e.png)\n```{toctree}\nmore\n```\n",
        "more.md": "# More\n\n" + figures("a.svg", "sub/a.svg"),
    }
    other = SVG.replace("#a50", "#05a")
    built = site(
        {**pages, "a.svg": SVG, "b.svg": other, "c.svg": SVG, "c.png": png(), "d.png": png(), "e.png": png()}
        | {"sub/a.svg": other},
        "latex",
    )
    assert built.warnings == ""
    assert in_tex(built) == ["a.pdf", "b.pdf", "c.png", "d.png", "a.pdf", "a1.pdf"]
    assert drawn(log) == 3, "a.svg is on two pages; a PNG file beside c.svg is its author's choice"
    assert b"#a50" in (built.out / "a.pdf").read_bytes()
    assert b"#05a" in (built.out / "a1.pdf").read_bytes()


def test_a_logo_is_drawn_again_when_it_changed_and_only_then(site, program):
    log = program("rsvg-convert")
    files = {"index.md": figures("a.svg", "b.svg"), "a.svg": SVG, "b.svg": SVG.replace("9", "8")}
    first = (site(files, "latex").out / "a.pdf").read_bytes()
    assert (site(files, "latex").out / "a.pdf").read_bytes() == first
    assert drawn(log) == 2
    built = site(files | {"a.svg": SVG.replace("#a50", "#05a")}, "latex")
    assert drawn(log) == 3
    assert b"#05a" in (built.out / "a.pdf").read_bytes()


def test_builds_of_one_and_of_four_processes_give_the_same_bytes(site, program):
    program("rsvg-convert")
    names = [f"{name}.svg" for name in "abcdefgh"]
    files = {name: SVG.replace("9", str(10 + number)) for number, name in enumerate(names)}
    files |= {f"page{name[0]}.md": f"# {name}\n\n{figures(name)}" for name in names}
    files |= {"index.md": figures(*names) + "```{toctree}\n:glob:\npage*\n```\n", "twin/a.svg": files["a.svg"]}
    files["pageb.md"] += figures("twin/a.svg")
    builds = [site(files, "latex", folder=f"site{jobs}", parallel=jobs) for jobs in (0, 4)]
    assert [built.warnings for built in builds] == ["", ""]
    one, four = (
        {path.name: path.read_bytes() for path in built.out.iterdir() if path.suffix in {".pdf", ".tex"}}
        for built in builds
    )
    assert len(one) == 9, "the twin is the same file"
    assert one == four


def test_html_and_epub_keep_the_svg(site, program):
    log = program("rsvg-convert")
    for builder in ("html", "epub"):
        built = site({"index.md": figures("a.svg"), "a.svg": SVG}, builder, version="1", copyright="2025, The team")
        assert built.warnings == ""
        assert (built.out / "_images" / "a.svg").is_file()
    assert drawn(log) == 0


def test_without_a_converter_svg_logos_are_left_out_with_one_warning(site, program):
    built = site({"index.md": figures("a.svg", "b.svg"), "a.svg": SVG, "b.svg": SVG}, "latex")
    assert built.warnings == (
        "index.md:1: WARNING: install sphinx-openpractices[pdf] for a converter, or add a PNG next to it ('logo.*'); "
        "SVG logos are left out of the latex output: a.svg, b.svg [openpractices.builder]\n"
    )
    assert in_tex(built) == []
    tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    assert re.findall(r"\\Large\\bfseries (\w+)", tex) == ["AO", "BO"]


def test_a_logo_that_cannot_be_converted_is_left_out_with_a_located_warning(site, program):
    program("rsvg-convert", f"{COPIES}\nif '#05a' in open('logo.svg').read(): sys.exit('no blue')")
    files = {"a.svg": SVG, "b.svg": SVG.replace("#a50", "#05a")}
    built = site({"index.md": figures("a.svg", "b.svg", "b.svg"), **files}, "latex")
    assert in_tex(built) == ["a.pdf"]
    assert built.warnings == (
        "index.md:4: WARNING: add a PNG next to it ('logo.*'); an SVG logo is left out of the latex output, since "
        "rsvg-convert failed (no blue): b.svg [openpractices.builder]\n"
    )


CONVERTER = """
from pathlib import Path
from sphinx.transforms.post_transforms.images import ImageConverter

class OwnConverter(ImageConverter):
    conversion_rules = [("image/svg+xml", "application/pdf")]

    def is_available(self):
        return True

    def convert(self, _from, _to):
        Path(_to).write_text("%PDF- xref of the site startxref 6 ")
        return True

def setup(app):
    app.add_post_transform(OwnConverter)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


def test_an_image_converter_that_the_site_has_loaded_goes_first(site, program, tmp_path, monkeypatch):
    log = program("rsvg-convert")
    (tmp_path / "own_converter.py").write_text(CONVERTER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    extensions = ["myst_parser", "sphinx_openpractices", "own_converter"]
    built = site({"index.md": figures("a.svg"), "a.svg": SVG}, "latex", extensions=extensions)
    assert built.warnings == ""
    assert (built.out / "a.pdf").read_text(encoding="utf-8") == "%PDF- xref of the site startxref 6 "
    assert drawn(log) == 0
