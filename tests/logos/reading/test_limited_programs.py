"""Programs that draw the files of strangers end, whatever those files are."""

from __future__ import annotations

import sys
import time

import pytest

from sphinx_openpractices.logos.reading import limited_programs
from sphinx_openpractices.logos.reading.limited_programs import run_limited


def run(code, seconds=5, data=b""):
    return run_limited("the program", [sys.executable, "-c", code], seconds, data=data)


def test_output_and_last_line_of_errors_are_returned():
    code = "import sys; print(sys.stdin.read()[::-1], end=''); print('a\\nb\\n', file=sys.stderr)"
    assert run(code, data=b"abc") == (b"cba", "b")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise ValueError('no such color')", "no such color"),
        ("raise SystemExit(3)", "the program exited with status 3"),
        ("raise SystemExit('out of paint\\nstack backtrace:\\nnote: Some details are omitted')", "out of paint"),
        ("raise SystemExit('out of paint\\nnote: run with RUST_BACKTRACE=1')", "out of paint"),
        ("while True: pass", "the program took more than 0.5 seconds"),
        ("raise SystemExit('a' * 10**7)", "a" * 99 + "…" + "a" * 100),
        ("raise SystemExit('\\x1b[31m')", "\\x1b[31m"),
    ],
)
def test_failure_is_one_short_line(code, reason):
    start = time.monotonic()
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - compared below
        run(code, 0.5 if "while" in code else 5)
    assert str(caught.value) == reason
    assert time.monotonic() - start < 5


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits the memory of another process")
def test_memory_has_a_limit(monkeypatch):
    monkeypatch.setattr(limited_programs, "MOST_MEMORY", 100_000_000)
    assert run("import time; time.sleep(.3); bytearray(50_000_000)") == (b"", "")
    with pytest.raises(ValueError, match=r"^MemoryError$"):
        run("import time; time.sleep(.3); bytearray(200_000_000)")
