"""Licenses by their usual names and addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.license_names import find_license
from sphinx_openpractices.catalog.project import read_license

LINES = Path(__file__).with_name("licenses.txt").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.split("|")] for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("name", "license_id"), ROWS)
def test_a_name_is_an_identifier_only_if_it_says_which_license_it_is(name, license_id):
    assert find_license(name) == (license_id or None)


@pytest.mark.parametrize("license_id", sorted({license_id for _name, license_id in ROWS if license_id}))
def test_an_identifier_names_itself_in_any_case(license_id):
    for name in (license_id, license_id.lower(), license_id.upper()):
        assert read_license(name) == find_license(name) == license_id


WORDS = sorted({word for name, _id in ROWS for word in name.split()})


@given(text=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text())
@pytest.mark.once
def test_any_text_is_no_license_or_an_identifier_that_a_catalog_takes(text):
    found = find_license(text)
    assert found is None or read_license(found) == found


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("Apache License 2.0", '; did you mean "Apache-2.0"?'),
        ("Appache 2.0", '; did you mean "Apache-2.0"?'),
        ("GPL3", '; write "GPL-3.0-only" or "GPL-3.0-or-later"'),
        ("Community Specification License", '; did you mean "Community-Spec-1.0"?'),
        ("CSLA 1.0", " such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'"),
        ("BSD", " such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'"),
        ("Permission is hereby granted " * 100, " such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'"),
    ],
)
def test_who_writes_a_name_in_a_catalog_is_told_the_identifier(written, advice):
    with pytest.raises(ValueError, match="SPDX") as error:
        read_license(written)
    assert str(error.value) == f"{written!r} is not an SPDX expression{advice}"
