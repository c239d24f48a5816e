"""What logo files say of themselves."""

from __future__ import annotations

import pytest

from sphinx_openpractices.logos.reading.image_sizes import read_length, read_svg_size

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'

# As Adobe Illustrator writes them: a document type with entities, which the root tag uses.
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 16.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
  <!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" width="200" height="80.4" viewBox="0 0 100 40"><path/></svg>
"""


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="120" height="40"', (120, 40)),
        ('width="120px" height="40PX"', (120, 40)),
        ('width=" 120 " height="+40"', (120, 40)),
        ('width="1.2e2" height="4E1"', (120, 40)),
        ('width="72pt" height="6pc"', (96, 96)),
        ('width="25.4mm" height="2.54cm"', (96, 96)),
        ('width="1in" height=".5in"', (96, 48)),
        ('width="0.2" height="0.3"', (1, 1)),
        ('viewBox="0 0 300 150"', (300, 150)),
        ('viewBox="-5,-5,300,150"', (300, 150)),
        ('viewBox="0 0 3e2 1.5e2"', (300, 150)),
        ('width="100%" height="100%" viewBox="0 0 300 150"', (300, 150)),
        ('width="auto" height="2em" viewBox="0 0 300 150"', (300, 150)),
        ('width="60" viewBox="0 0 300 150"', (60, 30)),
        ('height="60" viewBox="0 0 300 150"', (120, 60)),
        ('width="60" height="100%" viewBox="0 0 300 150"', (60, 30)),
        ('width="60" height="60" viewBox="0 0 300 150"', (60, 60)),
        # A size that is none.
        ("", None),
        ('width="60"', None),
        ('width="100%" height="100%"', None),
        ('width="-5" height="5"', None),
        ('width="0" height="0"', None),
        ('viewBox="0 0 0 0"', None),
        ('viewBox="0 0 100"', None),
        ('viewBox="none"', None),
    ],
)
def test_svg_size_is_the_one_that_browsers_give_it(root, size):
    # An inner width misleads readers that look further than the root.
    assert read_svg_size(f'<svg {XMLNS} {root}><rect width="7" height="9"/></svg>'.encode()) == size


@pytest.mark.parametrize(
    ("content", "size"),
    [
        pytest.param(ILLUSTRATOR.encode(), (200, 80), id="document type with entities"),
        pytest.param(f'\ufeff<svg {XMLNS} width="2" height="3"/>'.encode(), (2, 3), id="byte order mark"),
        pytest.param(f'<svg {XMLNS} width="2" height="3"/>'.encode("utf-16"), (2, 3), id="UTF-16"),
        pytest.param(
            f'<?xml version="1.0" encoding="iso-8859-1"?><svg {XMLNS} aria-label="é" width="2" height="3"/>'.encode(
                "latin-1"
            ),
            (2, 3),
            id="Latin 1",
        ),
        pytest.param(b'<s:svg xmlns:s="http://www.w3.org/2000/svg" width="2" height="3"/>', (2, 3), id="with a prefix"),
        pytest.param(f'<svg {XMLNS} width="2" height="3"><path d="'.encode(), (2, 3), id="cut off behind its root"),
    ],
)
def test_svg_files_as_programs_write_them_are_read(content, size):
    assert read_svg_size(content) == size


@pytest.mark.parametrize(
    ("written", "pixels"), [("1e2", 100), ("1em", None), ("1e", None), ("1 px", 1), ("1.px", None)]
)
def test_length_tells_an_exponent_from_a_unit(written, pixels):
    assert read_length(written) == pixels
