"""Names in other scripts on pages that are written from right to left."""

from __future__ import annotations

# Each occurrence of a name in the text that is shown, as it is read from left to right, and where it stands.
NAMES = r"""() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("section:has(> h1)"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility()) continue;
    for (const {0: name, index} of node.data.matchAll(/C\+\+|\.NET|\(beta\)/g)) {
      const left = (offset) => {
        const range = document.createRange();
        range.setStart(node, index + offset);
        range.setEnd(node, index + offset + 1);
        return range.getBoundingClientRect().left;
      };
      const order = [...name].map((letter, offset) => [left(offset), letter]).sort((one, other) => one[0] - other[0]);
      const names = [...node.parentElement.closest("[class*=project]").classList];
      const place = names.find((each) => each.includes("project"));
      found.push([name, order.map(([, letter]) => letter).join(""), place]);
    }
  }
  return found;
}"""
# Where the text of an element begins, next to where its box does.
STARTS = """(elements) => elements.map((element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const space = parseFloat(getComputedStyle(element).paddingRight);
  return Math.round(element.getBoundingClientRect().right - space - range.getBoundingClientRect().right);
})"""


def test_names_read_the_same_in_arabic_text(visit, theme):
    page = visit("names", theme, site="arabic")
    page.evaluate("document.documentElement.dir = 'rtl'")  # not all themes set it
    page.locator(".project-filter details").first.evaluate("(details) => { details.open = true; }")
    found = page.evaluate(NAMES)
    assert [each for each in found if each[0] != each[1]] == []
    places = ["openpractices-project", "project-filter-kinds", "project-group-title", "project-meta", "project-title"]
    assert sorted({place for _name, _shown, place in found}) == places
    assert set(page.locator(".project-title, .project-group-title").evaluate_all(STARTS)) == {0}
