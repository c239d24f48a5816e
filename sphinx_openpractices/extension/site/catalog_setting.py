"""The files of a catalog, as ``conf.py`` names them, and what to write there if it does not."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.keys import KeyProblem
from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.config import CONFIG_PREFIX, get_config
from sphinx_openpractices.text.files import is_file

from .catalog_candidates import CatalogCandidates

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entry_type import EntryType


class CatalogSetting:
    """The setting for entries of one type."""

    def __init__(self, env: BuildEnvironment, entry_type: EntryType) -> None:
        self.env = env
        self._list_key = entry_type.list_key
        self._default_file = entry_type.default_file
        self.name = CONFIG_PREFIX + entry_type.list_key

    @property
    def _value(self) -> tuple[str, ...] | None:
        """The files that ``conf.py`` names, if it does."""
        return getattr(get_config(self.env), self._list_key, None)

    @cached_property
    def files(self) -> dict[str, Path]:
        """The files, by their paths in ``conf.py``."""
        folder = Path(get_app(self.env).confdir)
        names = self._value
        if names is None:
            names = (self._default_file,) if is_file(folder / self._default_file) else ()
        return {name: Path(os.path.normpath(folder / name)) for name in names}

    @cached_property
    def candidates(self) -> CatalogCandidates:
        """The files that are not configured."""
        app = get_app(self.env)
        return CatalogCandidates(Path(app.confdir), Path(app.srcdir), Path(app.outdir), self._default_file)

    def find_missing(self, catalog: str, *, needs_files: bool) -> list[KeyProblem]:
        """Return what to do if the file that is selected is not configured, or the site has no catalog."""
        if catalog and catalog not in self.files and (hint := self._describe_file(catalog)):
            return [KeyProblem("catalog", hint)]
        if needs_files and not self.files:
            return [KeyProblem("", self.describe_absence())]
        return []

    def describe_missing_file(self, name: str, problem: str) -> str:
        """Return a message about a file that is configured, and has this *problem*: it is not there."""
        elsewhere = self.candidates.find_elsewhere(name)
        advice = f'; did you mean "{elsewhere}"?' if elsewhere else ""
        missing = "there is no such file" if elsewhere else problem
        return f'conf.py: {self.name} names "{name}", but {missing}{advice}'

    def describe_absence(self) -> str:
        """Return what to do on a site without a catalog."""
        if self._value is not None:
            return f"add the files of the catalog to {self.name} in conf.py; it is empty"
        if found := self.candidates.found:
            default = f"by default, the catalog is {self._default_file} next to conf.py, which does not exist"
            return f"{self._write(found[:1])}; {default}"
        return f"create {self._default_file} next to conf.py; this site has no catalog"

    def _describe_file(self, name: str) -> str:
        """Return what to do to use a file that is not configured; empty if there is no such file."""
        path = self.candidates.find_file(name, self.env.docname)
        if path is None:
            return ""
        for known, each in self.files.items():
            if each == path:
                return f'write "{known}", as in {self.name}; found "{name}"'
        setting = self._write([*self.files, self.candidates.make_name(path)])
        return f'{setting}; "{name}" is not a file of the catalog'

    def _write(self, names: list[str]) -> str:
        """Return what to write in ``conf.py``."""
        quoted = ", ".join(f'"{name}"' for name in names)
        return f"set {self.name} = [{quoted}] in conf.py"
