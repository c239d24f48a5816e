"""The elements, attributes and CSS that an SVG logo may contain; everything else is removed.

The lists are those of SVG 2 and Filter Effects 1, without what runs, what loads and what only editors read.
"""

from __future__ import annotations


def split_names(text: str) -> frozenset[str]:
    """Return the names in *text*, which are separated by spaces."""
    return frozenset(text.split())


SVG_NAMESPACE = "http://www.w3.org/2000/svg"
XLINK_NAMESPACE = "http://www.w3.org/1999/xlink"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

ADOBE_NAMESPACES = "http://ns.adobe.com/"
"""The beginning of the namespaces of Adobe's programs."""

SEPARATOR = "\f"
"""The character that expat puts between a namespace and a name; XML files cannot contain it."""

ACTIVE_NAMESPACES = {
    "http://www.w3.org/1999/xhtml": "HTML",
    "http://www.w3.org/1998/Math/MathML": "MathML",
    "http://www.w3.org/1999/XSL/Transform": "XSLT",
    "http://www.w3.org/2001/XInclude": "XInclude",
    "http://www.w3.org/2001/xml-events": "XML Events",
    "http://www.mozilla.org/xbl": "XBL",
}
"""Namespaces whose content some program draws, loads or runs; others are notes of an editor."""

ANIMATIONS = frozenset({"animate", "animateMotion", "animateTransform", "set"})

DRAWING_ELEMENTS = ANIMATIONS | split_names("""
    svg g defs symbol use switch a title style
    path rect circle ellipse line polyline polygon image
    text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker filter mpath
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """)

ACTIVE_ELEMENTS = split_names(
    "script foreignObject handler listener iframe object embed audio video canvas animation discard"
)
"""Elements in the namespace of SVG that run or load something, or contain anything but drawings."""

PRESENTATION = split_names("""
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
    font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
    font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position
    font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type opacity
    overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align
    text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style
    text-decoration-thickness text-indent text-overflow text-rendering text-transform transform-origin unicode-bidi
    vector-effect visibility white-space word-spacing writing-mode
    """)
"""Attributes that are also CSS properties, and may refer to something (SVG 2, 6.6)."""

_GEOMETRY = split_names("cx cy d fx fy fr height offset points r rx ry transform viewBox width x x1 x2 y y1 y2")
"""Attributes of positions and shapes, which can be animated."""

_FILTERING = split_names("""
    amplitude azimuth baseFrequency bias diffuseConstant divisor dx dy edgeMode elevation exponent in in2 intercept k1
    k2 k3 k4 kernelMatrix kernelUnitLength limitingConeAngle mode numOctaves operator order pointsAtX pointsAtY
    pointsAtZ preserveAlpha radius result scale seed slope specularConstant specularExponent stdDeviation stitchTiles
    surfaceScale tableValues targetX targetY values xChannelSelector yChannelSelector z
    """)

_TIMING = split_names("""
    accumulate additive attributeType begin by calcMode dur end from keyPoints keySplines keyTimes max min origin path
    repeatCount repeatDur restart rotate to type
    """)

_STRUCTURE = split_names("""
    clipPathUnits filterUnits gradientTransform gradientUnits lang lengthAdjust markerHeight markerUnits markerWidth
    maskContentUnits maskUnits media method orient pathLength patternContentUnits patternTransform patternUnits
    preserveAspectRatio primitiveUnits refX refY requiredExtensions requiredFeatures side spacing spreadMethod
    startOffset systemLanguage textLength id class
    """)

DRAWING_ATTRIBUTES = PRESENTATION | _GEOMETRY | _FILTERING | _TIMING | _STRUCTURE
"""Attributes without a namespace; ``style``, ``href`` and ``attributeName`` have rules of their own."""

ANIMATED = PRESENTATION | _GEOMETRY | (_FILTERING - {"in", "in2", "result"})
"""The attributes that an animation may change: no reference, style, class or event handler.

Animations are kept because they draw. They are dangerous only if they change, say, a link to ``javascript:``.
"""

LISTS_OF_VALUES = frozenset({"by", "from", "to", "values"})
"""Attributes of animations whose values are separated by semicolons and parsed separately."""

PROPERTIES = PRESENTATION | split_names("""
    cx cy d r rx ry x y width height transform transform-box isolation mix-blend-mode
    animation animation-delay animation-direction animation-duration animation-fill-mode animation-iteration-count
    animation-name animation-play-state animation-timing-function
    clip-path font-palette font-synthesis mask-image mask-mode mask-repeat mask-size mask-position mask-composite
    rotate scale translate offset-distance offset-path offset-rotate will-change
    """)
"""CSS properties; custom ones (``--name``) are kept, too."""

BACKGROUNDS = frozenset({"background", "background-color"})
"""CSS properties that color the background of the drawing; those of other elements than the root draw nothing."""

DRAWING_FUNCTIONS = split_names("""
    abs blur brightness calc circle clamp color color-mix contrast cos cubic-bezier drop-shadow ellipse grayscale hsl
    hsla hue-rotate hwb inset invert lab lch light-dark linear linear-gradient matrix matrix3d max min oklab oklch
    opacity path perspective polygon pow radial-gradient rgb rgba rotate rotate3d rotatex rotatey rotatez round saturate
    scale scale3d scalex scaley scalez sepia sin skew skewx skewy sqrt steps tan translate translate3d translatex
    translatey translatez var
    """)
"""CSS functions that compute or draw, and do not load anything; ``url()`` has a rule of its own."""

LOADING_FUNCTIONS = frozenset(
    {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade", "url-prefix"}
)
"""CSS functions whose strings may be addresses."""

AT_RULES = frozenset({"@media", "@supports", "@keyframes", "@-webkit-keyframes"})
"""CSS at-rules that are kept, with the rules in them."""
