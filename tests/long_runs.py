"""Tests that try things by chance: a few in each run of the suite, many with ``--minutes``.

Without the option, the examples are the same in each run. With it, only these tests run, again and again, at other
examples each time. What once failed stays in the test as an ``@example``, which each run tries first.
"""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from hypothesis.statistics import collector

EXAMPLES = 60
EXAMPLES_IN_LONG_RUNS = 200
"""For each test in a round: enough to be worth a round, few enough that each test has its turn in some minutes."""
KILLS = 4
KILLS_IN_LONG_RUNS = 25
MARKERS = ("fuzz: tries things by chance; --minutes runs it for longer", "long: runs only with --minutes")


def pytest_addoption(parser):
    parser.addoption("--minutes", type=float, default=0, help="run only tests that try things by chance, for so long")


def pytest_configure(config):
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    is_long = bool(config.getoption("minutes"))
    if is_long and getattr(config.option, "numprocesses", None):
        raise pytest.UsageError("--minutes needs one process: leave out -n")
    settings.register_profile(
        "fuzz",
        max_examples=EXAMPLES_IN_LONG_RUNS if is_long else EXAMPLES,
        derandomize=not is_long,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.load_profile("fuzz")
    if is_long and not config.option.collectonly:
        config.pluginmanager.register(Rounds(60 * config.getoption("minutes")), "rounds")


def pytest_collection_modifyitems(config, items):
    is_long = bool(config.getoption("minutes"))
    chosen, left = [], []
    for item in items:
        if "fuzz" in item.path.stem or is_hypothesis_test(item.obj):
            item.add_marker("fuzz")
        long, fuzz = item.get_closest_marker("long"), item.get_closest_marker("fuzz")
        (chosen if ((long or fuzz) if is_long else not long) else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = chosen


class Rounds:
    """Run all tests again and again, until the time is over or one of them has failed, and count what was tried."""

    def __init__(self, seconds):
        self.seconds, self.tried, self.rounds = seconds, 0, 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        end = time.monotonic() + self.seconds
        while session.items and not session.testsfailed and time.monotonic() < end:
            self.rounds += 1
            for item, after in zip(session.items, [*session.items[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
                if time.monotonic() > end:
                    break
            # A run that is ended early has said what it did.
            session.config.get_terminal_writer().line(f"\n{self.tried:,} inputs tried, in {self.rounds} rounds")
        return True

    # Innermost: Hypothesis's own plugin sets what collects its statistics, too.
    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_call(self, item):
        with collector.with_value(self.count):
            return (yield)

    def count(self, statistics):
        self.tried += sum(len(phase["test-cases"]) for phase in statistics.values() if isinstance(phase, dict))


@pytest.fixture
def chance(pytestconfig):
    """What happens by chance: the same in each run of the suite, something else in each long run."""
    return Random(None if pytestconfig.getoption("minutes") else 0)  # noqa: S311 - not for secrets


@pytest.fixture
def kills(pytestconfig):
    """The numbers of the runs to kill at a moment of chance."""
    return range(KILLS_IN_LONG_RUNS if pytestconfig.getoption("minutes") else KILLS)
