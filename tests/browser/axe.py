"""Runs axe-core on a page, again and again at other widths and in the other mode, without doing the same twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUN = """async ([scope, isDark]) => {
  const colors = ["color-contrast", "link-in-text-block"];
  const others = Object.fromEntries(colors.map((rule) => [rule, {enabled: false}]));
  const run = async (context, options) =>
    (await axe.run(context, {resultTypes: ["violations"], ...options})).violations;

  // A look is what rules on colors read of an element and of all around it, and has a number. What is changed looks as
  // it never did.
  const looks = (window.axeLooks ??= {known: new WeakMap(), numbers: new Map()});
  const changed = [];
  const visit = (element, around, isInside) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700); // WCAG 2.2, large text
    const look = [around, element.checkVisibility(), element.matches(":disabled, [aria-disabled=true]"), isLarge,
      ...["visibility", "opacity", "color", "backgroundColor", "backgroundImage", "borderBottom", "textDecoration",
        "textShadow", "filter", "mixBlendMode", "position"].map((name) => style[name])].join();
    const number = looks.numbers.get(look) ?? looks.numbers.set(look, looks.numbers.size).get(look);
    const known = looks.known.get(element) ?? looks.known.set(element, new Set()).get(element);
    const isChanged = !known.has(number);
    known.add(number);
    if (isChanged && !isInside) changed.push(element);
    for (const child of element.children) visit(child, number, isInside || isChanged);
  };
  if (!scope) visit(document.body, "", false);

  const found = [];
  if (!isDark && (scope || changed.includes(document.body))) {
    found.push(...await run(scope ?? document, {})); // all at once, since each run reads the whole page
  } else {
    if (!isDark) found.push(...await run(document, {rules: others}));
    const parts = scope ?? {include: changed};
    if (scope || changed.length) found.push(...await run(parts, {runOnly: colors}));
  }
  return found.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${rule.help}\\n  ${node.target.join(" ")}\\n  ${node.failureSummary.replace(/\\s+/g, " ")}`));
}"""


def find_violations(page: Page, source: str, *, mode: str = "light", scope: object = None) -> list[str]:
    """Return what axe-core finds on a page, or in a part of it.

    Of its rules, only those on colors depend on the mode, and they are asked only about elements whose look, or that of
    anything around them, they have not seen before in this page. *source* is that of axe-core.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(source)
    found: list[str] = page.evaluate(RUN, [scope, mode == "dark"])
    return found
