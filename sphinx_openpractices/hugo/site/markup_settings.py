"""The settings of a Hugo site for its Markdown, and what becomes of each.

Source: `Configure markup <https://gohugo.io/configuration/markup/>`__.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .fields import ensure_mapping, to_flag, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .site_config import SiteConfig

_MARKUP = "markup."
_GOLDMARK = "markup.goldmark."
_EXTENSIONS = "markup.goldmark.extensions."
_NO_EFFECT = "no effect"
_KEYS: tuple[str, ...] = ("enableemoji", "markup")


class MarkupSetting(NamedTuple):
    """A setting with Hugo's default, and what becomes of it; a name that ends in a dot includes all settings below it.

    If the site has another value, the *advice* is in the report.
    """

    name: str
    default: Any
    becomes: str
    advice: str = ""


_ROWS: tuple[tuple[Any, ...], ...] = (
    ("enableEmoji", False, "names such as `:tada:` become characters, with the extra `emoji`"),
    (
        f"{_MARKUP}defaultMarkdownHandler",
        "goldmark",
        "pages in another markup are listed in the report",
        "the pages are not in Markdown; convert them with a tool such as Pandoc, and migrate again",
    ),
    (f"{_EXTENSIONS}cjk.enable", False, "turns the next two on"),
    (f"{_EXTENSIONS}cjk.eastAsianLineBreaks", False, "lines that end in Chinese or Japanese characters are joined"),
    (f"{_EXTENSIONS}cjk.eastAsianLineBreaksStyle", "simple", "both styles are converted as `simple`"),
    (
        f"{_EXTENSIONS}cjk.escapedSpace",
        False,
        "listed in the report",
        'MyST shows a space after a backslash; replace "\\ " in the pages',
    ),
    (f"{_EXTENSIONS}definitionList", True, "the MyST extension `deflist`"),
    (f"{_EXTENSIONS}extras.delete.enable", False, "`~~` as with `strikethrough`"),
    (f"{_EXTENSIONS}extras.insert.enable", False, "`++text++` becomes `<ins>`"),
    (f"{_EXTENSIONS}extras.mark.enable", False, "`==text==` becomes `<mark>`"),
    (f"{_EXTENSIONS}extras.subscript.enable", False, "`~text~` becomes `` {sub}`text` `` if `strikethrough` is off"),
    (f"{_EXTENSIONS}extras.superscript.enable", False, "`^text^` becomes `` {sup}`text` ``"),
    (f"{_EXTENSIONS}footnote.enable", True, "if off, `myst_disable_syntax` lists footnotes"),
    (f"{_EXTENSIONS}footnote.", None, "Docutils chooses the ids and links of footnotes"),
    (f"{_EXTENSIONS}linkify", True, "URLs and mail addresses in text become links: `<https://…>`"),
    (f"{_EXTENSIONS}linkifyProtocol", "https", "the protocol of addresses that begin with `www.`"),
    (f"{_EXTENSIONS}passthrough.enable", False, "formulas become `$…$` and `$$…$$`"),
    (f"{_EXTENSIONS}passthrough.delimiters.", None, "what begins and ends a formula"),
    (f"{_EXTENSIONS}strikethrough", True, "the MyST extension `strikethrough`; `~a~` becomes `~~a~~`"),
    (f"{_EXTENSIONS}table", True, "if off, `myst_disable_syntax` lists tables"),
    (f"{_EXTENSIONS}taskList", True, "the MyST extension `tasklist`"),
    (f"{_EXTENSIONS}typographer.disable", False, "`smartquotes`"),
    (
        f"{_EXTENSIONS}typographer.",
        None,
        "Sphinx chooses quotation marks by the language of the site",
        "Sphinx chooses quotation marks by the language of the site, and dashes by itself",
    ),
    (f"{_GOLDMARK}duplicateResourceFiles", False, _NO_EFFECT),
    (f"{_GOLDMARK}parser.attribute.block", False, "attributes after a block move before it, as in MyST"),
    (f"{_GOLDMARK}parser.attribute.title", True, "the same for headings"),
    (f"{_GOLDMARK}parser.autoDefinitionTermID", False, "terms have no ids; the report lists links to them"),
    (f"{_GOLDMARK}parser.autoHeadingID", True, "all headings have ids"),
    (f"{_GOLDMARK}parser.autoIDType", "github", "ids of headings are those of GitHub; links follow"),
    (f"{_GOLDMARK}parser.autoHeadingIDType", "github", "the same, before Hugo 0.144"),
    (f"{_GOLDMARK}parser.wrapStandAloneImageWithinParagraph", True, _NO_EFFECT),
    (f"{_GOLDMARK}renderHooks.", None, f"{_NO_EFFECT}; links and images are resolved in any case"),
    (f"{_GOLDMARK}renderer.hardWraps", False, "lines end in a backslash, which breaks the line"),
    (f"{_GOLDMARK}renderer.unsafe", False, "if off, HTML that Hugo does not show is left out"),
    (f"{_GOLDMARK}renderer.xhtml", False, _NO_EFFECT),
    (
        f"{_MARKUP}highlight.lineNos",
        False,
        "listed in the report",
        "list the languages of code in myst_number_code_blocks in conf.py to number its lines",
    ),
    (
        f"{_MARKUP}highlight.guessSyntax",
        False,
        "listed in the report",
        'write highlight_language = "guess" in conf.py to guess the language of code',
    ),
    (f"{_MARKUP}highlight.", None, f"{_NO_EFFECT}; the theme has its own styles of code"),
    (f"{_MARKUP}tableOfContents.", None, f"{_NO_EFFECT}; see the option `show_toc_level` of the theme"),
    (f"{_MARKUP}asciidocExt.", None, _NO_EFFECT),
    (f"{_MARKUP}rst.", None, _NO_EFFECT),
)
SETTINGS = tuple(MarkupSetting(*row) for row in _ROWS)
"""Is read from the top: a setting is the first row with its name, or with the beginning of it."""


class MarkupSettings:
    """The settings for Markdown in the language of a site."""

    def __init__(self, config: SiteConfig) -> None:
        own = ensure_mapping(ensure_mapping(config.settings.get("languages")).get(config.language))
        self.values: dict[str, Any] = {}
        for settings in (config.settings, own):
            self.values |= dict(_flatten({key: settings[key] for key in _KEYS if key in settings}))

    def get(self, name: str) -> Any:
        """Return the value of a setting by its whole name, or Hugo's default."""
        return self.values.get(name.lower(), _find_setting(name).default)  # type: ignore[union-attr]

    def is_on(self, name: str) -> bool:
        """Return whether a setting is true."""
        return to_flag(self.get(name))

    def has_extension(self, name: str) -> bool:
        """Return whether an extension of Goldmark is on."""
        return self.is_on(f"{_EXTENSIONS}{name}")

    def find_advice(self) -> Iterator[str]:
        """Yield a message for each setting that is not carried over."""
        for name, value in self.values.items():
            setting = _find_setting(name)
            if setting is None:
                yield f"{name}: is not a setting that this command knows; the new site does not use it"
            elif setting.advice and not _is_default(value, setting.default):
                yield f"{setting.name if setting.default is not None else name}: {setting.advice}"


def _flatten(settings: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the settings below a *path* by their whole names in lower case."""
    for key, value in settings.items():
        name = f"{path}{key}".lower()
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{name}.")
        elif name == f"{_EXTENSIONS}footnote":  # Hugo reads a flag here, too
            yield f"{name}.enable", value
        elif name == f"{_EXTENSIONS}typographer":
            yield f"{name}.disable", not to_flag(value)
        else:
            yield name, value


def _find_setting(name: str) -> MarkupSetting | None:
    """Return the row for a setting."""
    name = name.lower()
    for setting in SETTINGS:
        known = setting.name.lower()
        if name == known or (known.endswith(".") and name.startswith(known)):
            return setting
    return None


def _is_default(value: Any, default: Any) -> bool:
    """Return whether a value is Hugo's default."""
    return to_flag(value) == default if isinstance(default, bool) else to_text(value).lower() == to_text(default)
