"""Tables of the reference, generated from the declarations in the code."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from tables import TableDirective, literal

from sphinx_openpractices import theme
from sphinx_openpractices.catalog import gallery, importing, project, schema
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.extension.base import config, reporting
from sphinx_openpractices.extension.output import page_assets
from sphinx_openpractices.hugo.converters import conversions
from sphinx_openpractices.hugo.site import markup_settings
from sphinx_openpractices.logos.checking import findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from tables import Cell

PROPERTY = re.compile(r"var\((--op-[a-z-]+), *(.*)\); */\* *(.*?) *\*/")
"""A custom property in the stylesheet, with its default and meaning; this matches each property once."""


class OptionsTable(TableDirective):
    """The options of a directive, each with a link to its section, ``(<directive>-<option>)=``."""

    header = ("Option", "Meaning", "Default")
    directive: ClassVar[str]
    declares: ClassVar[type]

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each key."""
        for key in get_keys(self.declares).values():
            yield (
                self.link(f"{self.directive}-{key.name}", key.name),
                self.inline(key.meaning),
                self.inline(key.default),
            )


class FigureOptions(OptionsTable):
    """``{figure-options}``."""

    directive = "project-figure"
    declares = project.Project
    declared_in = project.__file__


class GalleryOptions(OptionsTable):
    """``{gallery-options}``."""

    directive = "project-gallery"
    declares = gallery.Gallery
    declared_in = gallery.__file__


class CatalogKeys(TableDirective):
    """``{catalog-keys}``: the keys of an entry, each with a link to its section."""

    header = ("Key", "Type", "Meaning", "Default")
    declared_in = project.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each property of the schema."""
        keys = get_keys(project.Project)
        for name, written in catalog_properties()["$defs"]["project"]["properties"].items():
            kind = [nodes.Text(type_of(written))]
            if name in keys:
                link = self.link(f"project-figure-{name}", name)
                yield link, kind, self.inline(keys[name].meaning), self.inline(keys[name].default)
            else:
                yield self.link(f"catalog-{name}", name), kind, self.inline(written["description"]), self.inline("none")


class CatalogFileKeys(TableDirective):
    """``{catalog-file-keys}``: the keys of a catalog file itself."""

    header = ("Key", "Type", "Meaning")
    declared_in = schema.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each property of the schema."""
        for name, written in sorted(catalog_properties()["properties"].items(), key=lambda each: each[0] == "$schema"):
            needed = "required; " if name == PROJECTS.list_key else ""
            yield [literal(name)], [nodes.Text(type_of(written))], self.inline(needed + written["description"])


def catalog_properties() -> dict[str, Any]:
    """Return the schema of a catalog with the default relations."""
    return schema.make_schema({"relation": config.Config().relations}, PROJECTS)


def type_of(written: dict[str, Any]) -> str:
    """Describe the type of a property."""
    if any(each.get("type") == "array" for each in written.get("anyOf", ())):
        return "text, or a list of words"
    if "boolean" in written.get("type", ()):
        return "true or false"
    return {"array": "list", "object": "mapping"}.get(str(written.get("type")), "text")


class ImportKeys(TableDirective):
    """``{import-keys}``: the keys of each format, and the catalog keys that they become."""

    header = ("File", "Its keys, and the catalog keys that they become")
    declared_in = importing.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each format."""
        for each in importing.IMPORT_FORMATS:
            keys = [[literal(name), nodes.Text(f" → {key}")] for key, name in each.keys.items()]
            yield [literal(each.name)], [node for pair in keys for node in (nodes.Text(", "), *pair)][1:]


class HugoShortcodes(TableDirective):
    """``{hugo-shortcodes}``: how each shortcode is converted."""

    header = ("Shortcode", "Becomes", "Lost")
    declared_in = conversions.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each converter, and one for unknown shortcodes."""
        for names, becomes, lost in conversions.list_conversions():
            cells = [literal(name) for name in names]
            yield (
                [node for cell in cells for node in (nodes.Text(", "), cell)][1:],
                self.inline(becomes),
                self.inline(lost or "nothing"),
            )
        yield [nodes.Text("others")], self.inline("code that shows the tags; the content between them is converted"), []


class HugoMarkup(TableDirective):
    """``{hugo-markup}``: what becomes of each setting for Markdown."""

    header = ("Setting", "Default", "In the new site")
    declared_in = markup_settings.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each setting."""
        for setting in markup_settings.SETTINGS:
            name = setting.name + ("*" if setting.name.endswith(".") else "")
            default = [] if setting.default is None else [literal(str(setting.default).lower())]
            advice = f"; listed in the report if changed: {setting.advice}" if setting.advice else ""
            yield [literal(name)], default, [*self.inline(setting.becomes), nodes.Text(advice)]


class Warnings(TableDirective):
    """``{warning-subtypes}``: the subtypes, each with a link to its section, ``(warning-<subtype>)=``."""

    header = ("Type", "Meaning")
    declared_in = reporting.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each subtype."""
        for subtype in reporting.Subtype:
            name = f"{reporting.WARNING_TYPE}.{subtype.value}"
            yield self.link(f"warning-{subtype.value}", name), self.inline(subtype.meaning)


class ConfigValues(TableDirective):
    """``{config-values}``: the values of ``conf.py``, each with a link to its section, ``(config-<name>)=``."""

    header = ("Value", "Meaning")
    declared_in = config.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each field."""
        for each in fields(config.Config):
            yield (
                self.link(f"config-{each.name}", config.CONFIG_PREFIX + each.name),
                self.inline(each.metadata["meaning"]),
            )


class LogoFindings(TableDirective):
    """``{logo-findings}``: the findings of ``logos check``."""

    header = ("Kind", "Severity", "Meaning")
    declared_in = findings.__file__

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each kind."""
        for kind in findings.FindingKind:
            yield [literal(kind)], [nodes.Text(kind.severity)], self.inline(kind.meaning)


class CustomProperties(TableDirective):
    """``{custom-properties}``: the custom properties of the stylesheets, read from their comments."""

    header = ("Property", "Meaning", "Default")
    declared_in = str(page_assets.STATIC_FOLDER / page_assets.BASE_STYLESHEET)

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each property; the base comes first."""
        sheets = dict.fromkeys([Path(self.declared_in), *sorted(page_assets.STATIC_FOLDER.glob("*.css"))])
        for sheet in sheets:
            self.env.note_dependency(str(sheet))
            for name, default, meaning in PROPERTY.findall(sheet.read_text(encoding="utf-8")):
                yield [literal(name)], self.inline(meaning), [literal(default)]


class ThemeOptions(TableDirective):
    """``{theme-options}``: the options of the theme, read from the comments in ``theme.toml``."""

    header = ("Option", "Meaning", "Default")
    declared_in = str(Path(theme.__file__).with_name("theme.toml"))
    own: ClassVar[bool] = True
    """Whether the table lists the options that the parent does not have, which have a comment each."""

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each option."""
        text = Path(self.declared_in).read_text(encoding="utf-8")
        for name, default in tomllib.loads(text)["options"].items():
            (comment,) = re.findall(rf"(?:^# (.*)\n)?^{name} = ", text, re.MULTILINE)
            own = bool(comment) and not comment.endswith(":")
            if own == self.own:
                value = [literal(default)] if default else [nodes.Text("none")]
                yield ([literal(name)], self.inline(comment), value) if own else ([literal(name)], value)


class ThemeDefaults(ThemeOptions):
    """``{theme-defaults}``: the options of the parent that have a different default."""

    header = ("Option of the parent", "Default")
    own = False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("figure-options", FigureOptions)
    app.add_directive("gallery-options", GalleryOptions)
    app.add_directive("catalog-keys", CatalogKeys)
    app.add_directive("catalog-file-keys", CatalogFileKeys)
    app.add_directive("import-keys", ImportKeys)
    app.add_directive("warning-subtypes", Warnings)
    app.add_directive("config-values", ConfigValues)
    app.add_directive("hugo-markup", HugoMarkup)
    app.add_directive("hugo-shortcodes", HugoShortcodes)
    app.add_directive("logo-findings", LogoFindings)
    app.add_directive("custom-properties", CustomProperties)
    app.add_directive("theme-options", ThemeOptions)
    app.add_directive("theme-defaults", ThemeDefaults)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
