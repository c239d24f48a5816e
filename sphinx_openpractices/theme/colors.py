"""Reads a color as CSS writes it; knows nothing of Sphinx."""

from __future__ import annotations

import colorsys
import math
import re

from sphinx_openpractices.keys import nearest

# CSS Color 4, 6.1: https://www.w3.org/TR/css-color-4/#named-colors
NAMES = """
aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4
black:000000 blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0
chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c cyan:00ffff
darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9 darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b
darkmagenta:8b008b darkolivegreen:556b2f darkorange:ff8c00 darkorchid:9932cc darkred:8b0000 darksalmon:e9967a
darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f darkslategrey:2f4f4f darkturquoise:00ced1
darkviolet:9400d3 deeppink:ff1493 deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222
floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520
gray:808080 green:008000 greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c indigo:4b0082
ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6
lightcoral:f08080 lightcyan:e0ffff lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90 lightgrey:d3d3d3
lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa lightskyblue:87cefa lightslategray:778899
lightslategrey:778899 lightsteelblue:b0c4de lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6
magenta:ff00ff maroon:800000 mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db
mediumseagreen:3cb371 mediumslateblue:7b68ee mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585
midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5 navajowhite:ffdead navy:000080 oldlace:fdf5e6
olive:808000 olivedrab:6b8e23 orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98
paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f pink:ffc0cb plum:dda0dd
powderblue:b0e0e6 purple:800080 rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513
salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d silver:c0c0c0 skyblue:87ceeb
slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c
teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 white:ffffff whitesmoke:f5f5f5
yellow:ffff00 yellowgreen:9acd32
"""
NAMED = {name: f"#{digits}" for name, digits in (pair.split(":") for pair in NAMES.split())}

HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.ASCII)
FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)", re.ASCII)
NUMBER = re.compile(r"([+-]?(?:\d{1,9}|\d{0,9}\.\d{1,9}))(%|deg|grad|rad|turn)?", re.ASCII)
TURNS = {"": 1 / 360, "deg": 1 / 360, "grad": 1 / 400, "rad": 0.5 / math.pi, "turn": 1.0}


def read_color(text: str) -> str:
    """``#rrggbb`` for a color in hex, by name, or in ``rgb()`` or ``hsl()``; a ``ValueError`` says what is wrong.

    A color that lets others through has no contrast of its own: it is taken as it looks on white.
    """
    written = text.strip().lower()
    written = NAMED.get(written, written)
    if HEX.fullmatch(written):
        short = len(written) < 6
        digits = "".join(digit * 2 for digit in written[1:]) if short else written[1:]
        red, green, blue, *rest = (byte / 255 for byte in bytes.fromhex(digits))
        return on_white((red, green, blue), rest[0] if rest else 1.0)
    if call := FUNCTION.fullmatch(written):
        return read_function(text, *call.groups())
    if HEX.fullmatch(f"#{written}"):
        raise ValueError(f'{text!r} is not a color; did you mean "#{written}"?')
    hint = nearest(written, NAMED, likeness=0.7) or 'write a CSS color, such as "#14665a", "teal" or "rgb(20 102 90)"'
    raise ValueError(f"{text!r} is not a color; {hint}")


def read_function(text: str, name: str, inside: str) -> str:
    """``rgb(20 102 90)``, ``hsl(171deg, 67%, 24%)`` and so on, with commas or without (CSS Color 4, 5.1 and 7)."""
    if "," in inside:
        parts = inside.split(",")
    else:
        color, slash, after = inside.partition("/")
        parts = [*color.split(), *([after] if slash else [])]
        if slash and len(parts) != 4:
            parts = []
    numbers = [NUMBER.fullmatch(part.strip()) for part in parts]
    values = [(float(number[1]), number[2] or "") for number in numbers if number]
    if len(values) != len(numbers) or len(values) not in {3, 4} or (len(values) == 4 and not set(",/") & set(inside)):
        raise ValueError(f"{text!r} is not a color; write it as in 'rgb(20 102 90)' or 'hsl(171 67% 24%)'")
    alpha = portion(*values[3], text) if len(values) == 4 else 1.0
    if name == "rgb":
        red, green, blue = (portion(*value, text, whole=255) for value in values[:3])
        return on_white((red, green, blue), alpha)
    hue, unit = values[0]
    if unit not in TURNS:
        raise ValueError(f"{text!r} is not a color; its hue is an angle, such as 171 or 171deg")
    # CSS takes saturation and lightness in percent, with or without the sign.
    saturation, lightness = (portion(value, unit or "%", text) for value, unit in values[1:3])
    return on_white(colorsys.hls_to_rgb(hue * TURNS[unit] % 1, lightness, saturation), alpha)


def portion(value: float, unit: str, text: str, *, whole: float = 1) -> float:
    """A number between 0 and *whole*, or percent, as 0 to 1; CSS cuts off what lies outside."""
    if unit not in {"", "%"}:
        raise ValueError(f"{text!r} is not a color; only a hue may have the unit {unit!r}")
    return min(max(value / (100 if unit else whole), 0), 1)


def on_white(rgb: tuple[float, float, float], alpha: float) -> str:
    """``#rrggbb`` of what is seen where a color with *alpha* lies on white."""
    return "#" + "".join(f"{int((1 - alpha + alpha * part) * 255 + 0.5):02x}" for part in rgb)
