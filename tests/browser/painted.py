"""What is painted: colors, masks and contrast, computed in the page."""

from __future__ import annotations

# The color of a property as red, green, blue and opacity, each from 0 to 255, in whatever notation it is.
COLOR = """(element, property, pseudo = null) => {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context.fillStyle = getComputedStyle(element, pseudo)[property];
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}"""
# The color below an element: the backgrounds of all that it is in, over that of the browser.
BACKGROUND = """(element) => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const probe = document.documentElement.appendChild(document.createElement("i"));
  probe.style.backgroundColor = "Canvas";
  const layers = [getComputedStyle(probe).backgroundColor];
  probe.remove();
  const holders = [];
  for (let each = element; each; each = each.parentElement) holders.unshift(each);
  for (const color of layers.concat(holders.map((each) => getComputedStyle(each).backgroundColor))) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data];
}"""
# The opacity of a mask of one color.
OPACITY = """(style) => {
  const color = style.maskImage.match(/^linear-gradient\\((\\w+\\([^)]*\\))/)?.[1];
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context.fillStyle = color ?? "black";
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data[3] / 255;
}"""
# The logos of a pair that can be seen, by their mode.
SHOWN = f"""(card) => [...document.querySelectorAll(`${{card}} .project-logo img`)].filter((image) => {{
  const {{width, height}} = image.getBoundingClientRect();
  return image.checkVisibility({{opacityProperty: true, visibilityProperty: true}}) && width > 10 && height > 10
    && ({OPACITY})(getComputedStyle(image)) > 0.5;
}}).map((image) => image.getAttribute("src").includes("-dark") ? "dark" : "light")"""
# The color of the plate in a logo box, as above; what is not there is transparent.
PLATE = f"""(box) => {{
  const style = getComputedStyle(box, "::before");
  if (["none", "normal"].includes(style.content) || style.display === "none") return [0, 0, 0, 0];
  const [red, green, blue, opacity] = ({COLOR})(box, "backgroundColor", "::before");
  return [red, green, blue, opacity * ({OPACITY})(style)];
}}"""
WHITE = [255, 255, 255, 255]
PLATE_COLOR = [238, 240, 240, 255]


def luminance(color):
    """Relative luminance (WCAG 2.2)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (p / 255 for p in color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# The color of each text that a selector finds, and the color below it.
TEXTS = f"""(selector) => [...document.querySelectorAll(selector)].map(
  (each) => [each.outerHTML, ({COLOR})(each, "color"), ({BACKGROUND})(each)]
)"""


def list_contrasts(texts):
    """The contrast of each text that :data:`TEXTS` found, with what is below it."""
    for html, (*color, opacity), below in texts:
        part = opacity / 255  # the rest is the background
        seen = [mine * part + under * (1 - part) for mine, under in zip(color, below, strict=False)]
        yield round(contrast(seen, below), 2), html


def find_low_contrast(page, selector, least=4.5):
    """The texts that a selector finds and that have less contrast than *least* with what is below them."""
    found = list(list_contrasts(page.evaluate(TEXTS, selector)))
    assert found
    return [each for each in found if each[0] < least]


def find_contrast(run, selector):
    """The least contrast of the texts that a selector finds; *run* gives the value of an expression."""
    return min(ratio for ratio, _html in list_contrasts(run(f"({TEXTS})({selector!r})")))
