"""Declares, registers and checks the ``openpractices_*`` values of ``conf.py``."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePath, PurePosixPath
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, cast

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES
from sphinx_openpractices.catalog.key_values import require_any_key_name
from sphinx_openpractices.catalog.practices.framework_reader import STATUS_KEY
from sphinx_openpractices.catalog.relations import RELATIONS
from sphinx_openpractices.text.files import is_folder
from sphinx_openpractices.text.spelling import find_nearest

from .compat import get_conf_values
from .organization import Organization, find_organization, require_mapping
from .reporting import Subtype, _, report_warning
from .status_config import make_statuses, read_statuses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config as SphinxConfig
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.practices.statuses import Status

CONFIG_PREFIX = "openpractices_"

_SIMILAR_NAME = re.compile(r"open_?practices?_(\w+)", re.IGNORECASE)
"""What may be a misspelled value."""

_ATTRIBUTE = "openpractices_config"

_REACTIONS = ("allow", "warn", "error")


def _read_mapping(value: object, example: dict[str, str]) -> dict[str, str]:
    """Return a mapping of names to labels, in order."""
    if not isinstance(value, Mapping):
        raise ValueError(f"must be a mapping of names to labels, such as {example}")  # noqa: TRY004 - like all readers
    if not all(isinstance(text, str) and text.strip() for pair in value.items() for text in pair):
        raise ValueError("must have non-empty strings as names and labels")
    return dict(value)


def _read_relations(value: object) -> dict[str, str]:
    """Return a mapping of relations to the labels that cards show for them."""
    example = {"use": "Used by us"}
    return _read_mapping(value or None, example)


def _read_tags(value: object) -> dict[str, str]:
    """Return a mapping of tags to the labels that cards show for them."""
    labels = _read_mapping(value, {"maps": "Maps and charts"})
    for tag in labels:
        if "," in tag or tag != " ".join(tag.split()):
            raise ValueError(f"contains {tag!r}; tags have no commas, and single spaces only between words")
    return labels


def _read_labels(value: object) -> dict[str, str]:
    """Return a mapping of keys to the labels that cards show for them."""
    labels = _read_mapping(value, {"extra.maturity": "Maturity"})
    for name in labels:
        try:
            require_any_key_name(name, *(each.keys for each in ENTRY_TYPES.values()))
        except ValueError as err:
            raise ValueError(f"contains {name!r}, which {err}") from None
    return labels


def _read_paths(value: object) -> tuple[str, ...]:
    """Return the paths in a list, or a single path."""
    found = [value] if isinstance(value, str | PurePath) else value
    if isinstance(found, list | tuple):
        found = [path.as_posix() if isinstance(path, PurePath) else path for path in found]
    if not isinstance(found, list) or not all(isinstance(path, str) and path.strip() for path in found):
        raise ValueError("must be a path or a list of paths, such as ['projects.yml']")
    return tuple(dict.fromkeys(found))


def _read_folders(value: object) -> tuple[str, ...]:
    """Return the folders in a list, or a single one."""
    try:
        return _read_paths(value)
    except ValueError:
        raise ValueError("must be a list of folders, such as ['../logos']") from None


def _read_switch(value: object) -> bool:
    """Return a switch, on or off."""
    if not isinstance(value, bool):
        raise ValueError("must be True or False")  # noqa: TRY004 - like all readers
    return value


def _read_folder(value: object) -> str:
    """Return a folder inside the source directory."""
    path = PurePosixPath(value.replace("\\", "/")) if isinstance(value, str) else None
    if path is None or not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise ValueError("must be a folder inside the source directory, such as '_logos'")
    return str(path)


def _read_reaction(value: object) -> str:
    """Return the reaction to something that a site may not want."""
    if value not in _REACTIONS:
        raise ValueError(f"must be one of {', '.join(map(repr, _REACTIONS))}")
    return str(value)


def _declare_value(
    read: Callable[[object], Any], meaning: str, default: Callable[[], Any], rebuild: Literal["", "env", "html"] = "env"
) -> Any:
    return field(default_factory=default, metadata={"read": read, "meaning": meaning, "rebuild": rebuild})


@dataclass
class Config:
    """The checked values; each field is the config value ``openpractices_<name>``."""

    relations: dict[str, str] = _declare_value(  # noqa: RUF009 - makes a field
        _read_relations,
        "What your organization does for projects: the values allowed in `relation`, with the labels that cards show.",
        lambda: dict(
            zip(RELATIONS, map(str, (_("Used"), _("Contributed to"), _("Maintained"), _("Funded"))), strict=True)
        ),
    )
    tags: dict[str, str] = _declare_value(  # noqa: RUF009 - makes a field
        _read_tags,
        "The tags that have a label of their own on cards, with these labels, in the order in which they are sorted.",
        dict,
    )
    labels: dict[str, str] = _declare_value(  # noqa: RUF009
        _read_labels,
        'What cards call a key, for example a key of your own: `{"extra.maturity": "Maturity"}`.',
        dict,
    )
    projects: tuple[str, ...] | None = _declare_value(
        _read_paths,
        "The files that list your projects, relative to `conf.py`; by default `projects.yml`, if it exists.",
        lambda: None,
        "",  # SiteCatalog finds the pages to read again
    )
    practices: tuple[str, ...] | None = _declare_value(
        _read_paths,
        "The files that list your practices, relative to `conf.py`; by default `practices.yml`, if it exists.",
        lambda: None,
        "",  # SiteCatalog finds the pages to read again
    )
    acknowledgements: tuple[str, ...] = _declare_value(
        _read_paths,
        "Catalog files whose projects, such as funders, the theme shows at the foot of every page.",
        tuple,
        "html",
    )
    jsonld: bool = _declare_value(
        _read_switch,
        "Whether pages with a gallery include data about its projects for search engines.",
        lambda: True,
        "html",
    )
    data: bool = _declare_value(
        _read_switch,
        "Whether HTML builders write files about what the pages show: `projects.json`, `practices.json`, "
        "`practices.ics`, `feed.xml` and badges.",
        lambda: False,
    )
    organization: Organization | None = _declare_value(  # noqa: RUF009 - makes a field
        require_mapping,
        "Your organization, as the publisher of the pages: a mapping with `name`, `url`, `logo`, `email` and "
        "`description`. By default, the name is `author`, and the URL is `html_baseurl`.",
        lambda: None,
        "html",
    )
    raw_html: bool = _declare_value(
        _read_switch,
        "Whether links and images in raw HTML can use the paths of pages and files of the source, as in Markdown.",
        lambda: False,
    )
    page_toctrees: bool = _declare_value(
        _read_switch,
        "Whether a hidden table of contents at the end of a page belongs to the page, instead of its last section.",
        lambda: False,
    )
    logo_folder: str = _declare_value(
        _read_folder,
        "The folder for logos that `sphinx-openpractices logos fetch` downloads, relative to the source directory.",
        lambda: "_logos",
    )
    logo_roots: tuple[str, ...] = _declare_value(
        _read_folders,
        "Folders outside the source directory to which symbolic links to logos may lead, relative to `conf.py`.",
        tuple,
    )
    statuses: dict[str, Status] = _declare_value(  # noqa: RUF009 - makes a field
        read_statuses,
        "The statuses of practices, from best to worst: names with labels. One that is not a default status says which "
        'of them it counts as: `{"green": {"label": "Green", "as": "met"}}`.',
        make_statuses,
    )
    remote_logos: str = _declare_value(
        _read_reaction,
        "Whether pages may load a logo from another site: `allow`, `warn`, or `error`, which leaves the logo out.",
        lambda: "allow",
    )

    @property
    def choices(self) -> dict[str, Collection[str]]:
        """The values that the site allows for some keys."""
        return {"relation": self.relations, STATUS_KEY: self.statuses}


def register_config(app: Sphinx) -> None:
    """Register every value with Sphinx, and what to rebuild when one changes."""
    for each in fields(Config):
        # No types: Sphinx would add a warning of its own to ours.
        app.add_config_value(CONFIG_PREFIX + each.name, None, each.metadata["rebuild"], (), each.metadata["meaning"])


def _check_config(config: SphinxConfig) -> tuple[Config, list[str]]:
    """Return the values of a site, and a message for each invalid one, which gets its default."""
    result = Config()
    problems = []
    for each in fields(Config):
        if (value := config[CONFIG_PREFIX + each.name]) is None:
            continue
        try:
            setattr(result, each.name, each.metadata["read"](value))
        except ValueError as err:
            default = getattr(result, each.name)
            used = f"; the default is used: {default!r}" if default is not None else "; the default is used"
            problems.append(f"conf.py: {CONFIG_PREFIX}{each.name} {err}{used}")
    return result, problems


def _resolve_roots(config: Config, confdir: Path) -> Iterator[str]:
    """Make the folders of ``logo_roots`` absolute; yield a message for each that is left out."""
    found = []
    for name in config.logo_roots:
        path = Path(os.path.realpath(confdir / name))
        if is_folder(path) and path != path.parent:
            found.append(str(path))
        else:
            problem = "is a whole disk; name a folder" if is_folder(path) else "does not exist"
            yield f"conf.py: {CONFIG_PREFIX}logo_roots: {name!r} {problem}; it is ignored"
    config.logo_roots = tuple(found)


def _find_unknown_names(config: SphinxConfig) -> Iterator[str]:
    """Yield a message for each name in ``conf.py`` that was probably meant as one of the values."""
    known = [each.name for each in fields(Config)]
    for name, value in get_conf_values(config).items():
        match = _SIMILAR_NAME.fullmatch(name)
        if match and name not in config and not isinstance(value, ModuleType) and not callable(value):
            nearest = find_nearest(match[1], known)
            if nearest or name.startswith(CONFIG_PREFIX):
                suggestion = f'; did you mean "{CONFIG_PREFIX}{nearest}"?' if nearest else ""
                yield f"conf.py: {name} is not a configuration value{suggestion}"


def on_builder_inited_check_config(app: Sphinx) -> None:
    """Check the values once per build, warn about invalid ones, and keep the result for :func:`get_config`."""
    # In the environment, where MyST-Parser keeps its values too: every later step of a build has it.
    setattr(app.env, _ATTRIBUTE, Config())  # if this function fails
    config, problems = _check_config(app.config)
    setattr(app.env, _ATTRIBUTE, config)
    config.organization, messages = find_organization(app.config)
    for problem in (*problems, *messages, *_resolve_roots(config, Path(app.confdir)), *_find_unknown_names(app.config)):
        report_warning(Subtype.CONFIG, problem)


def get_config(env: BuildEnvironment) -> Config:
    """Return the checked values of the site that is being built."""
    return cast("Config", getattr(env, _ATTRIBUTE))
