"""The order of titles: numbers by value, base letters, accents, case, on every machine."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.catalog.sorting import make_title_key

ORDER = [
    "!",
    "#1",
    ".NET",
    "1.9",
    "1.10",
    "2 fast",
    "2 x",
    "\u0663 x",  # three
    "４ x",  # noqa: RUF001 - full width
    "007",
    "7",
    "10 fast",
    "a",
    "A",
    "Angstrom",
    "ångström",
    "Ångström",
    "Eclair",
    "Éclair",
    "eclipse",
    "Jupyter Book",
    "JupyterHub",
    "Lodz",
    "Łódź",
    "Luz",
    "O",
    "Ø",
    "Oz",
    "Python 3",
    "Python 3.9",
    "Python 3.10",
    "resume",
    "resumé",
    "résumé",
    "Résumé",
    "Strasse",
    "Straße",
    "Strata",
    "zeta",
    "Αλφα",
    "Ωμέγα",
    "Борщ",
    "日本",
]


@given(st.permutations(ORDER))
def test_titles_are_in_the_order_in_which_readers_look_for_them(titles):
    assert sorted(titles, key=make_title_key) == ORDER


def test_what_readers_do_not_see_decides_last():
    shown = ["ﬁsh", "fish", "soft\u00adware", "software", "\u200fright"]
    assert sorted(shown, key=make_title_key) == ["fish", "ﬁsh", "\u200fright", "software", "soft\u00adware"]


TITLES = st.text(st.sampled_from("aAåÅßøØłé\u0301 0123٣²½.#-日Кк\u00ad") | st.characters(), max_size=8)


@given(st.lists(TITLES, max_size=6), st.randoms())
def test_the_order_is_total_and_does_not_depend_on_the_order_before(titles, random):
    found = sorted(titles, key=make_title_key)
    random.shuffle(titles)
    assert found == sorted(titles, key=make_title_key)
    assert all(make_title_key(one) < make_title_key(other) for one, other in pairwise(found) if one != other)


@given(TITLES)
def test_all_forms_of_a_title_differ_only_in_the_last_places_of_the_key(title):
    keys = {str(make_title_key(unicodedata.normalize(form, title))[:2]) for form in ("NFC", "NFD")}
    assert len(keys) == 1


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_are_sorted_by_value(one, other):
    assert (make_title_key(f"a {one}") < make_title_key(f"a {other}")) == (one < other)
