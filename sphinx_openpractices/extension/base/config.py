"""The ``openpractices_*`` values of ``conf.py``: declared, registered and checked here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, cast

from .warnings import Subtype, _, report_warning

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config as SphinxConfig
    from sphinx.environment import BuildEnvironment

CONFIG_PREFIX = "openpractices_"

_ATTRIBUTE = "openpractices_config"

REACTIONS = ("allow", "warn", "error")


def read_relations(value: object) -> dict[str, str]:
    """A mapping of each relation's name to the words that a card shows for it."""
    if not isinstance(value, Mapping) or not value:
        raise ValueError("is not a mapping from names to words, such as {'use': 'Used by us'}")
    if not all(isinstance(word, str) and word.strip() for pair in value.items() for word in pair):
        raise ValueError("holds a name or words that are no text")
    return dict(value)


def read_paths(value: object) -> tuple[str, ...]:
    """One path, or several."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list | tuple) or not all(isinstance(path, str) and path.strip() for path in found):
        raise ValueError("is neither a path nor a list of paths, such as ['projects.yml']")
    return tuple(dict.fromkeys(found))


def read_switch(value: object) -> bool:
    """On or off."""
    if not isinstance(value, bool):
        raise ValueError("is neither True nor False")  # noqa: TRY004 - as all readers
    return value


def read_folder(value: object) -> str:
    """A folder inside the source directory."""
    path = PurePosixPath(value.replace("\\", "/")) if isinstance(value, str) else None
    if path is None or not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise ValueError("is not a folder inside the source directory, such as '_logos'")
    return str(path)


def read_reaction(value: object) -> str:
    """What is said of something that a site may not want."""
    if value not in REACTIONS:
        raise ValueError(f"is none of {', '.join(map(repr, REACTIONS))}")
    return str(value)


def _value(
    read: Callable[[object], Any], meaning: str, default: Callable[[], Any], rebuild: Literal["", "env", "html"] = "env"
) -> Any:
    return field(default_factory=default, metadata={"read": read, "meaning": meaning, "rebuild": rebuild})


@dataclass
class Config:
    """The checked values; each field is the config value ``openpractices_<name>``."""

    relations: dict[str, str] = _value(  # noqa: RUF009 - makes a field
        read_relations,
        "What your organization does for projects: the words allowed in `relation`, and what cards show for each.",
        lambda: {
            "use": str(_("Used")),
            "contribute": str(_("Contributed to")),
            "maintain": str(_("Maintained")),
            "fund": str(_("Funded")),
        },
    )
    projects: tuple[str, ...] | None = _value(
        read_paths,
        "The files that list your projects, relative to `conf.py`; by default `projects.yml`, if it is there.",
        lambda: None,
        "",  # SiteCatalog knows which pages are to be read again
    )
    acknowledgements: tuple[str, ...] = _value(
        read_paths,
        "Files of the catalog whose projects, funders for example, the theme shows at the foot of every page.",
        tuple,
        "html",
    )
    jsonld: bool = _value(
        read_switch, "Whether pages with a gallery carry its projects as data for search engines.", lambda: True, "html"
    )
    raw_html: bool = _value(
        read_switch,
        "Whether links and images in raw HTML lead to pages and files of the source, as those in Markdown do.",
        lambda: False,
    )
    logo_folder: str = _value(
        read_folder,
        "The folder of the logos that `sphinx-openpractices logos fetch` brings, relative to the source directory.",
        lambda: "_logos",
    )
    remote_logos: str = _value(
        read_reaction,
        "Whether a logo may come from another site: `allow`; `warn`; `error`, which leaves it out.",
        lambda: "allow",
    )


def register_config(app: Sphinx) -> None:
    """Declare every value to Sphinx, and what is to be done again when one changes."""
    for each in fields(Config):
        # No types: Sphinx would warn in its own words besides ours.
        app.add_config_value(CONFIG_PREFIX + each.name, None, each.metadata["rebuild"], (), each.metadata["meaning"])


def check_config(config: SphinxConfig) -> tuple[Config, list[str]]:
    """Return the values of a site, with a message for each wrong one, for which the default is used."""
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


def on_builder_inited_check_config(app: Sphinx) -> None:
    """Check the values once in a build, warn of each wrong one, and keep the rest for :func:`get_config`."""
    config, problems = check_config(app.config)
    # As MyST-Parser keeps its own values: in the environment, which every later step of a build has at hand.
    setattr(app.env, _ATTRIBUTE, config)
    for problem in problems:
        report_warning(Subtype.CONFIG, problem)


def get_config(env: BuildEnvironment) -> Config:
    """Return the checked values of the site that is being built."""
    return cast("Config", getattr(env, _ATTRIBUTE))
