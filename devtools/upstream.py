"""Install the newest release of everything that the package and its tests need, whatever versions are named.

``tox run -e upstream`` runs it, in the environment of the tests.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# sphinx-book-theme is not here: each of its releases keeps an older pydata-sphinx-theme.
THEMES = ("furo",)


def main() -> None:
    """Install, then the package without its requirements: they have upper bounds."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [name for extra in settings["project"]["optional-dependencies"].values() for name in extra]
    tools = settings["dependency-groups"]["tools"]
    named = [*settings["project"]["dependencies"], *extras, *settings["build-system"]["requires"], *tools]
    names = [read_name(requirement) for requirement in named]
    install("--upgrade", "--upgrade-strategy", "eager", *names, *THEMES)
    install("--force-reinstall", "--no-deps", "--no-build-isolation", str(ROOT))


def read_name(requirement: str) -> str:
    """The name of a package, without its versions."""
    name = re.match(r"[\w.-]+", requirement)
    if not name:
        sys.exit(f"not the name of a package: {requirement}")
    return name[0]


def install(*arguments: str) -> None:
    """Run pip in this environment."""
    subprocess.run([sys.executable, "-m", "pip", "install", *arguments], check=True)  # noqa: S603 - pip


if __name__ == "__main__":
    main()
