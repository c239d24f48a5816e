"""Projects: where a card may lead, what a logo may be, licenses and monograms."""

from __future__ import annotations

import re

import pytest

from sphinx_openpractices.catalog.project import Project, make_monogram, read_license, read_logo, read_target
from sphinx_openpractices.text.urls import is_url

RIGHT = "; write an http(s) or mailto URL, or a document or label of this site"
HIDDEN = "contains a space, a backslash or a control character"
SCHEME = "is not a scheme that a target may have"


@pytest.mark.parametrize(
    "target",
    [
        "https://jupyter.org/hub",
        "HTTPS://jupyter.org",
        "http://localhost:8000/?a=1&b=%20#c",
        "mailto:team@example.org",
        "MAILTO:team@example.org?subject=Hello%20there",
        "guide",
        "/guide/index",
        "../guide.md",
        "first-steps",
        "Führung",
    ],
)
def test_target_is_a_url_or_a_place_of_the_site(target):
    assert read_target(target) == target


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("javascript:alert(1)", f"'javascript:' in 'javascript:alert(1)' {SCHEME}"),
        ("JaVaScRiPt:alert(1)", f"'JaVaScRiPt:' in 'JaVaScRiPt:alert(1)' {SCHEME}"),
        ("javascript://https://example.org/%0Aalert(1)", SCHEME),
        ("data:text/html;base64,PHNjcmlwdD4=", f"'data:' in 'data:text/html;base64,PHNjcmlwdD4=' {SCHEME}"),
        ("vbscript:msgbox", SCHEME),
        ("file:///etc/passwd", SCHEME),
        ("ftp://example.org", SCHEME),
        ("blob:https://example.org/1", SCHEME),
        ("view-source:https://example.org", SCHEME),
        # What the URL parsers of browsers strip or drop (WHATWG URL, 4.4): blanks, control characters at the ends,
        # tabs and line ends anywhere.
        (" javascript:alert(1)", HIDDEN),
        ("\x01javascript:alert(1)", HIDDEN),
        ("java\tscript:alert(1)", HIDDEN),
        ("java\nscript:alert(1)", HIDDEN),
        ("java\rscript:alert(1)", HIDDEN),
        ("java\0script:alert(1)", HIDDEN),
        ("https://example.org/\x7f", HIDDEN),
        ("https://example.org/\x85", HIDDEN),
        ("\u00a0https://example.org", HIDDEN),
        ("https://example.org/a b", HIDDEN),
        # What readers do not see.
        ("java\u200bscript:alert(1)", HIDDEN),
        ("\ufeffjavascript:alert(1)", HIDDEN),
        ("https://exam\u00adple.org", HIDDEN),
        ("https://example.org/\u202egro.live", HIDDEN),
        ("gui\u2060de", HIDDEN),
        ("//example.org/x", "'//example.org/x' has no scheme; write 'https://example.org/x'"),
        ("\\\\example.org\\x", HIDDEN),
        ("/\\example.org", HIDDEN),
        ("https:\\\\example.org", HIDDEN),
        ("", "is empty"),
        ("www.example.org", "'www.example.org' is not a URL; write 'https://www.example.org'"),
        ("http//example.org", "'http//example.org' is not a URL; write 'http://example.org'"),
        ("htps://example.org", f"'htps:' in 'htps://example.org' {SCHEME}; write 'https://example.org'"),
        ('"https://example.org"', "is not a URL; write 'https://example.org'"),
        ("<https://example.org/a>", "is not a URL; write 'https://example.org/a'"),
        ("docs\\guide", f"{HIDDEN}; write 'docs/guide'"),
        ("https:", "is not an http or https URL"),
        ("https:example.org", "is not an http or https URL"),
        ("http:///path", "is not an http or https URL"),
        ("https://?query", "is not an http or https URL"),
        ("https://[::1", "is not a URL"),
        ("mailto:", "'mailto:' has no address; write 'mailto:name@example.org'"),
        ("mailto:team", "'mailto:team' has no address"),
        ("mailto:@example.org", "has no address"),
    ],
)
def test_target_that_is_none_is_refused_with_what_would_be_right(target, message):
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        read_target(target)
    assert str(caught.value).endswith(RIGHT) or "; write" in str(caught.value)


@pytest.mark.parametrize(
    ("target", "remote"), [("https://x", True), ("mailto:a@b", True), ("guide", False), ("/a/b", False), ("", False)]
)
def test_a_target_with_a_scheme_is_remote(target, remote):
    assert is_url(target) is remote


@pytest.mark.parametrize(
    "logo", ["logos/dask.svg", "/logos/a b.png", "../dask.*", "https://host.example/u/22800682?s=400&v=4"]
)
def test_logo_is_a_path_or_a_url(logo):
    assert read_logo(logo) == logo


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("", "'' is not a path"),
        ("a\nb.svg", "'a\\nb.svg' is not a path"),
        ("logo\0.svg", "'logo\\x00.svg' is not a path"),
        ("//host/logo.svg", "'//host/logo.svg' has no scheme; write 'https://host/logo.svg'"),
        ("javascript:alert(1)", "is not an http or https URL"),
        ("data:image/svg+xml,<svg/>", "is not an http or https URL"),
        (
            "file:///home/ada/dask.svg",
            "is a path on your own computer; write a path in the site, such as 'logos/dask.svg'",
        ),
        ("C:\\site\\dask.svg", "is a path on your own computer; write a path in the site, such as 'logos/dask.svg'"),
        ("~/dask.svg", "is a path on your own computer"),
        ("logos\\dask.svg", "contains a backslash; write 'logos/dask.svg'"),
        ("\u201clogos/dask.svg\u201d", "is not a path; write 'logos/dask.svg'"),
        ("www.example.org/a.svg", "is not a path; write 'https://www.example.org/a.svg'"),
        ("http:/example.org/a.svg", "is not an http or https URL; write 'http://example.org/a.svg'"),
        ("https://host/a b.png", "contains a space"),
    ],
)
def test_logo_that_is_neither_is_refused(logo, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        read_logo(logo)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("BSD-3-Clause", "BSD-3-Clause"),
        ("mit or apache-2.0", "MIT OR Apache-2.0"),
        ("GPL-2.0-or-later with Classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0"),
        ("LicenseRef-Ours", "LicenseRef-Ours"),
        ("Ours", None),
        ("", None),
    ],
)
def test_license_is_an_spdx_expression_in_the_spelling_of_the_list(written, expected):
    if expected is None:
        message = f"{written!r} is not an SPDX expression such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'"
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            read_license(written)
    else:
        assert read_license(written) == expected


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("JupyterHub", "JH"),
        ("Jupyter Book", "JB"),
        ("Dask", "D"),
        ("NumPy", "NP"),
        ("scikit-learn", "SL"),
        ("2i2c", "2"),
        ("The Carpentries and friends", "TC"),
        ("Let's Encrypt", "LE"),
        ("Ångström", "Å"),
        ("日本語", "日"),
        ("🚀 Rocket", "R"),
        ("!!!", "!"),
    ],
)
def test_monogram_is_the_initials(title, letters):
    assert make_monogram(title) == letters


def test_a_project_needs_a_title_only():
    assert Project(title="Dask") == Project(
        id="",
        title="Dask",
        target="",
        logo="",
        logo_dark="",
        alt="",
        caption="",
        summary="",
        tags=(),
        relation=(),
        license="",
        repository="",
        class_=(),
    )
