"""Compatibility with all supported versions of Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def get_app(env: BuildEnvironment) -> Sphinx:
    """Return the application; Sphinx 9 deprecates ``env.app`` without a replacement."""
    return env._app if hasattr(env, "_app") else env.app  # noqa: SLF001


def add_static_dir(app: Sphinx, folder: Path) -> None:
    """Make HTML builders copy *folder* before the static files of the site."""
    if add := getattr(app, "add_static_dir", None):
        add(folder)
    else:  # before Sphinx 9.1, which needs Python 3.12
        app.config.html_static_path.insert(0, str(folder))


def get_conf_values(config: Config) -> dict[str, Any]:
    """Return everything that ``conf.py`` defines; Sphinx offers only the values that are registered."""
    return getattr(config, "_raw_config", {})
