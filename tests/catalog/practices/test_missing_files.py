"""Evidence and actions that lead to files."""

from __future__ import annotations

from sphinx_openpractices.catalog.practices.missing_files import find_missing_files
from sphinx_openpractices.catalog.practices.parts import Evidence, PracticeAction
from sphinx_openpractices.catalog.practices.practice import Practice

THERE = ["plan.md", "plan.md#who", "../audits/a%20b.pdf", "/audits/a%20b.pdf", "plan"]
ELSEWHERE = ["https://example.org/gone.pdf", "mailto:board@example.org", "a-label", "living will", "#gone.md", "v1.0"]
GONE = ["plans.md", "../gone.pdf", "/plan.md", "plan.md/", "audits/a b.pdf", "a.b.tar.gz#c"]


def make_practice(targets):
    return Practice(evidence=tuple(Evidence(title="T", target=target) for target in targets))


def test_only_files_that_are_gone_are_found(tmp_path):
    folder = tmp_path / "data"
    for path in (folder / "plan.md", tmp_path / "audits" / "a b.pdf"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    assert list(find_missing_files(make_practice(THERE + ELSEWHERE), folder, tmp_path)) == []
    found = list(find_missing_files(make_practice(GONE), folder, tmp_path))
    assert [each.name for each in found] == [f"evidence[{index}].target" for index in (0, 1, 2, 4, 5)]
    assert found[0].message == '"plans.md": there is no such file; did you mean "plan.md"?'
    assert {each.kind for each in found} == {"missing-file"}
    # Without a source directory, a path from it is not known.
    assert len(list(find_missing_files(make_practice(GONE), folder, None))) == 4


def test_targets_of_actions_are_files_too(tmp_path):
    practice = Practice(actions=(PracticeAction(text="Do"), PracticeAction(text="Do", target="gone.md")))
    (found,) = find_missing_files(practice, tmp_path, tmp_path)
    assert found[:2] == ("actions[1].target", '"gone.md": there is no such file')
