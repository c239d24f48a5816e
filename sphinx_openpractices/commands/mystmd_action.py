"""The work of ``sphinx-openpractices mystmd``."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.mystmd.plugin_files import DATA_FILE, GENERATOR, PLUGIN_FILE, make_data, make_plugin
from sphinx_openpractices.text.files import (
    MAX_TEXT_BYTES,
    describe_missing_folder,
    describe_read_error,
    has_content,
    is_folder,
    read_file,
    write_file,
)
from sphinx_openpractices.text.messages import Severity

from .console import print_lines, report_failure
from .formats import format_count
from .mystmd_config import CONFIG_FILE, list_advice, make_config
from .mystmd_site import CONF_FILE, read_site
from .site_error import SiteError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.text.messages import Message

    from .mystmd_site import KnownSite


def write_plugin(options: argparse.Namespace) -> int:
    """Write the plugin and the data, with messages on standard error; return the exit status."""
    directory: Path = options.directory
    if not is_folder(directory):
        return report_failure(f"{directory}: {describe_missing_folder(directory)}")
    try:
        site = read_site(options)
    except SiteError as err:
        return report_failure(str(err))
    sources: dict[str, GivenFile] = {}
    catalogs: list[Catalog] = []
    messages: list[Message] = []
    try:
        for entry_type, paths in _find_catalogs(options, site).items():
            files = {_name_from(path, directory): _give_file(path) for path in paths}
            catalog, found = read_catalog(files, site.values.config.choices, entry_type)
            sources |= files
            catalogs.append(catalog)
            messages += found
    except ValueError as err:
        return report_failure(str(err), status=2)
    print_lines((str(each._replace(file=str(directory / each.file))) for each in messages), sys.stderr)
    if not all(catalog.is_complete for catalog in catalogs):
        return report_failure("Nothing was written, because a catalog could not be read.")
    if site.conf:
        sources[CONF_FILE] = _give_file(site.conf)
    contents = {name: file.read_data() for name, file in sources.items()}
    data = make_data(catalogs, contents, _format_command(options), site.values, directory)
    made = {PLUGIN_FILE: make_plugin(), DATA_FILE: data}
    config = directory / CONFIG_FILE
    if not os.path.lexists(config):
        made[CONFIG_FILE] = make_config(site.title, site.excluded).encode()
    status = _write_files(directory, made, options)
    if status == 0:
        counts = (format_count(len(catalog.entries), catalog.type.name) for catalog in catalogs)
        advice = [f"{config}: was written"] if CONFIG_FILE in made else list_advice(config)
        print_lines([f"{directory / DATA_FILE}: {', '.join(counts)}", *advice])
    return status or int(any(each.severity is not Severity.ADVICE for each in messages))


def _find_catalogs(options: argparse.Namespace, site: KnownSite) -> dict[EntryType, list[Path]]:
    """Return the catalogs of each type: those given, or else those of ``conf.py`` or the usual one, if it exists."""
    given = {PROJECTS: options.projects, PRACTICES: options.practices}
    usual = {each: options.directory / each.default_file for each in given}
    found = {
        each: [Path(name) for name in names]
        or site.catalogs.get(each)
        or [path for path in [usual[each]] if os.path.lexists(path)]
        for each, names in given.items()
    }
    return {each: paths for each, paths in found.items() if paths} or {PROJECTS: [usual[PROJECTS]]}


def _give_file(path: Path) -> GivenFile:
    """Read a catalog once: the digest is that of the bytes that were checked."""
    try:
        return GivenFile(path, read_file(path, MAX_TEXT_BYTES))
    except OSError as err:
        return GivenFile(path, OSError(err.errno, describe_read_error(err, path)))


def _name_from(path: Path, directory: Path) -> str:
    """Return the path of a catalog from the folder of the data; raises ``ValueError`` for one outside of it."""
    name = PurePath(os.path.relpath(path.absolute(), directory.absolute()))
    if name.is_absolute() or ".." in name.parts:
        raise ValueError(f"{path}: move the catalog below {directory.absolute()}, or name the folder of both as DIR")
    return name.as_posix()


def _write_files(directory: Path, contents: Mapping[str, bytes], options: argparse.Namespace) -> int:
    """Write the files, unless one of them is not ours; return the exit status."""
    for name in contents:
        path = directory / name
        if os.path.lexists(path) and not _is_ours(path):
            return report_failure(f"{path}: move this file; it was not written by this command, and is not overwritten")
    for name, content in contents.items():
        path = directory / name
        try:
            if not has_content(path, content):
                write_file(path, content)
        except OSError as err:
            return report_failure(f"{path}: {err.strerror or err}", options.kept)
        options.kept = f"{path} was written."
    return 0


def _is_ours(path: Path) -> bool:
    try:
        return GENERATOR.encode() in read_file(path, MAX_TEXT_BYTES)[:200]
    except OSError:
        return False


def _format_command(options: argparse.Namespace) -> str:
    """Return the command as it was typed, for the folder in which it ran."""
    words = ["sphinx-openpractices", "mystmd", str(options.directory)]
    for name in ("projects", "practices"):
        if given := getattr(options, name):
            words += [f"--{name}", *given]
    for name in ("relations", "statuses"):
        if given := getattr(options, name):
            words += [f"--{name}", ",".join(given)]
    if options.language:
        words += ["--language", options.language]
    return shlex.join(words)
