"""What logo files say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.logos.reading.image_sizes import read_length, read_svg_size
from sphinx_openpractices.logos.reading.media import LONGEST_SIDE, SVG_TYPE, measure_image

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
        # Numbers beyond those of computers, and what Python takes for a number, but no browser does.
        ('viewBox="0 0 1 inf"', None),
        ('viewBox="0 0 nan 1"', None),
        ('viewBox="0 0 1e400 1"', None),
        ('viewBox="0 0 1 1e400"', None),
        ('viewBox="0 0 -0 1"', None),
        ('viewBox="0 0 -1 1"', None),
        ('viewBox="0 0 1_0 1"', None),
        ('viewBox="0 0 \u0661 1"', None),
        ('width="5" viewBox="0 0 5e-324 1e308"', None),
        ('width="5" viewBox="0 0 1e-200 1e200"', None),
        ('width="1e300" height="1e300"', None),
        ('width="1e400" height="1"', None),
        ('width="inf" height="1"', None),
        ('width="-0" height="1"', None),
        ('width="\u0661" height="1"', None),
        # They do not take away what the others say.
        ('width="1e400" height="1e400" viewBox="0 0 300 150"', (300, 150)),
        ('width="60" height="nan" viewBox="0 0 300 150"', (60, 30)),
        ('width="60" height="40" viewBox="0 0 1 inf"', (60, 40)),
        ('width="5" viewBox="0 0 1e-200 2e-200"', (5, 10)),
        ('width="1e-320" height="5"', (1, 5)),
        ('viewBox="0 0 1e-320 1e-320"', (1, 1)),
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
        pytest.param(
            f'<svg {XMLNS} content="{"a&#10;" * 400_000}" width="2" height="3"/>'.encode(), (2, 3), id="draw.io"
        ),
        pytest.param(f'<!--{"x" * 70_000}--><svg {XMLNS} width="2" height="3"/>'.encode(), (2, 3), id="a long comment"),
        pytest.param(
            f"<!DOCTYPE svg [{''.join(f'<!ENTITY a{n} {chr(34)}b{chr(34)}>' for n in range(5000))}]>"
            f'<svg {XMLNS} width="2" height="3"/>'.encode(),
            (2, 3),
            id="many entities",
        ),
    ],
)
def test_svg_files_as_programs_write_them_are_read(content, size):
    assert read_svg_size(content) == size


@pytest.mark.parametrize(
    ("written", "pixels"), [("1e2", 100), ("1em", None), ("1e", None), ("1 px", 1), ("1.px", None)]
)
def test_length_tells_an_exponent_from_a_unit(written, pixels):
    assert read_length(written) == pixels


NUMBERS = st.floats().map(repr) | st.from_regex(r"[-+]?[0-9]{0,3}\.?[0-9]{0,3}(e[-+]?[0-9]{1,4})?", fullmatch=True)
LENGTHS = st.tuples(NUMBERS, st.sampled_from(["", "px", "in", "mm", "%", "em"])).map("".join)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "width": LENGTHS,
            "height": LENGTHS,
            "viewBox": st.lists(NUMBERS, min_size=3, max_size=5).map(" ".join),
        },
    )
)
def test_any_numbers_give_a_size_or_none(attributes):
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    data = f"<svg {XMLNS} {written}/>".encode()
    sizes = read_svg_size(data), measure_image(data, SVG_TYPE)
    assert sizes[1] in {sizes[0], None}
    assert all(size is None or min(size) >= 1 for size in sizes)
    assert max(sizes[1] or (0,)) <= LONGEST_SIDE


def test_time_to_find_a_late_root_grows_with_the_length_and_no_faster(assert_linear):
    for before in ('<svg a="%s"/>', "<!--%s--><svg/>", "<!DOCTYPE svg [%s]><svg/>"):
        piece = "<!ENTITY a 'b'>" if "DOCTYPE" in before else "a"
        assert_linear(read_svg_size, lambda n, before=before, piece=piece: (before % (piece * n)).encode(), 20_000)


def test_entities_before_the_root_do_not_become_a_billion_characters():
    nested = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    for declared, used in ((f"<!ENTITY a0 'b'>{nested}", "&a9;"), (f"<!ENTITY a '{'b' * 10**6}'>", "&a;" * 100)):
        with pytest.raises(ValueError, match=r"^the entity &a"):
            read_svg_size(f'<!DOCTYPE svg [{declared}]><svg a="{used}"/>'.encode())
