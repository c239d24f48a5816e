"""Small sites, each built in a folder of its own."""

from __future__ import annotations

import difflib
import logging
import os
import re
import shutil
import signal
import struct
import time
import zlib
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from jinja2 import BytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.testing.util import SphinxTestApp

from sphinx_openpractices.text.unexpected import RAISE_UNEXPECTED

pytest_plugins = ["faults", "long_runs", "sphinx.testing.fixtures"]

# A mistake of ours fails the test in which it happens, in processes that the test starts, too.
os.environ[RAISE_UNEXPECTED] = "1"

TESTS = Path(__file__).parent
ROOTS = TESTS / "roots"
SNIPPETS = TESTS / "snippets"


def pytest_configure(config):
    config.addinivalue_line("markers", "once: takes long, and depends on no version: one environment is enough")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "assert_linear" in getattr(item, "fixturenames", ()):
            item.add_marker("once")


@pytest.fixture
def interruptible():
    """Signals end this process, and those that it starts: background jobs ignore Ctrl-C, and nohup ignores SIGHUP."""
    handlers = {signal.SIGINT: signal.default_int_handler}
    if hasattr(signal, "SIGHUP"):
        handlers[signal.SIGHUP] = signal.SIG_DFL
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


class CompiledTemplates(BytecodeCache):
    """The templates of the themes, compiled once for all builds of this process: half the time of a small site."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket):
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket):
        self.kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def compiled_templates():
    """Give Sphinx's template environments the cache that Jinja has for this; it notices changed templates."""
    init = BuiltinTemplateLoader.init

    def init_with_cache(self, *args, **kwargs):
        init(self, *args, **kwargs)
        self.environment.bytecode_cache = CompiledTemplates()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(BuiltinTemplateLoader, "init", init_with_cache)
        yield


class Built:
    """What a build gave."""

    def __init__(self, app, bodies, to_read, read_here):
        self.app = app
        self.docnames_read = to_read
        self.docnames_read_here = read_here
        """Those that this process has read, and no other."""
        self.out = Path(app.outdir)
        self.bodies = bodies
        # Colors and the folder of the test say nothing of the package.
        warnings = ESCAPE_SEQUENCE.sub("", app.warning.getvalue())
        self.warnings = warnings.replace(f"{app.srcdir}/", "")

    def doctree(self, docname):
        return self.app.env.get_doctree(docname)

    def read(self, name):
        return (self.out / name).read_text(encoding="utf-8")


def build_site(app_of, root, files, builder="html", *, folder="site", parallel=0, strict=False, shared=False, **conf):
    """Build a site below *root*: a folder under ``tests/roots``, or files by name.

    ``tests/snippets/conf.py`` is added to them. *app_of* makes the application. Builders have one environment if it is
    *shared*.
    """
    source = root / folder
    if isinstance(files, str):
        shutil.copytree(ROOTS / f"test-{files}", source, dirs_exist_ok=True)
    else:
        source.mkdir(parents=True, exist_ok=True)
        for name, content in ({"conf.py": (SNIPPETS / "conf.py").read_text(encoding="utf-8")} | files).items():
            write(source / name, content)
    # The doctrees of each builder lie apart, as epub and gettext need it.
    builddir = root / f"{folder}-build" / ("" if shared else builder)
    app = app_of(
        builder, srcdir=source, builddir=builddir, parallel=parallel, warningiserror=strict, confoverrides=conf
    )
    bodies, to_read, read_here = {}, [], []

    def keep_body(app, pagename, templatename, context, doctree):
        bodies[pagename] = context.get("body")

    app.connect("html-page-context", keep_body)
    app.connect("env-before-read-docs", lambda app, env, docnames: to_read.extend(docnames))
    app.connect("source-read", lambda app, docname, source: read_here.append(docname))
    app.build()
    # What Sphinx registers in docutils would be in the way of the next build.
    app.cleanup()
    return Built(app, bodies, to_read, read_here)


@pytest.fixture
def site(tmp_path, make_app):
    """Build a site, see :func:`build_site`.

    Called again with the same folder, it builds what changed, as ``sphinx-build`` does.
    """
    return partial(build_site, make_app, tmp_path)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory):
    """Build a site as ``site`` does, or give what the tests of this module have built of the same; none changes it."""
    built = {}

    def build(files, builder="html", **options):
        key = repr((files, builder, sorted(options.items())))
        if key not in built:
            built[key] = build_site(SphinxTestApp, tmp_path_factory.mktemp("once"), files, builder, **options)
        return built[key]

    return build


def write(path, content):
    """Write a file, unless it would not change: a new time stamp is a change to Sphinx."""
    data = content.encode() if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.fixture
def as_for_users(monkeypatch):
    """Unexpected exceptions are reported, as they are to users, and not raised."""
    monkeypatch.delenv(RAISE_UNEXPECTED)


@pytest.fixture
def logging_as_it_was():
    """Sphinx takes over the handlers of its logger for good."""
    logger = logging.getLogger("sphinx")
    handlers, propagate = logger.handlers[:], logger.propagate
    yield
    logger.handlers[:] = handlers
    logger.propagate = propagate


@pytest.fixture(scope="session")
def same_text():
    """Compare two texts, and show their lines side by side where they differ."""

    def compare(actual, expected, what="text"):
        actual, expected = actual.strip("\n"), expected.strip("\n")
        if actual != expected:
            lines = difflib.unified_diff(
                expected.splitlines(), actual.splitlines(), f"expected {what}", f"actual {what}", lineterm=""
            )
            pytest.fail("\n".join(lines), pytrace=False)

    return compare


@pytest.fixture(scope="session")
def png():
    """Make the bytes of a one-colored PNG image."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    def make(width=2, height=1):
        rows = b"".join(b"\0" + b"\x33\x66\x99" * width for _row in range(height))
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + body

    return make


@pytest.fixture(scope="session")
def assert_linear():
    """Assert that the time of a call does not grow with the square of the length of what it is given.

    *make* makes something of a length. The time is that of the processor, and one good measurement is enough: whatever
    else the machine does may only add to it.
    """

    def seconds(call, given):
        begin = time.process_time()
        call(given)
        return time.process_time() - begin

    def check(call, make, length, times=8):
        short, long = make(length), make(times * length)
        base = max(0.001, min(seconds(call, short) for _attempt in range(3)))
        assert any(seconds(call, long) < 3 * times * base for _attempt in range(3))

    return check
