"""Run the tests: all that this machine can run, with a report of what it cannot."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from .browsers import prepare_browser
from .environment import check_network, install_tox, make_venv, tox
from .needs import describe_needs, install_command, install_needs
from .plan import MINUTES, MINUTES_ELSE, Plan, is_ci, make_plan, pyenv_interpreters, unmade
from .shell import say, stop

if TYPE_CHECKING:
    from .needs import Need

NO_TESTS = 5
"""pytest's exit status if its options choose none."""


def run_tests(named: list[str], pytest_options: list[str]) -> int:
    """Check everything, print the plan, and run the tests; environments that are named must run, in CI all."""
    make_venv()
    install_tox()
    plan = make_plan(named)
    plan.show()
    strict = bool(named) or is_ci()
    if strict and plan.left_out:
        stop(with_command("Nothing was run, since nothing may be left out.", plan.needs))
    if unmade(plan.envs):
        check_network()
    make_environments(plan.envs)
    results: dict[str, str] = {}
    if strict:
        failed = complete(plan.envs, plan.needs)
        if failed:
            stop(with_command(f"Nothing was run; still missing: {'; '.join(failed.values())}.", plan.needs))
        run_environments(plan.envs, plan, results, pytest_options)
    else:
        # Those that can run at once come first: an installation may take longer than all of them.
        for envs, needs in ((plan.ready, []), (plan.later, plan.needs)):
            if envs:
                plan.left_out.update(complete(envs, needs))
                run_environments([env for env in envs if env not in plan.left_out], plan, results, pytest_options)
    return report(plan, results)


def make_environments(envs: list[str]) -> None:
    """Make tox environments, several at a time: an installation keeps less than one core busy."""
    new = unmade(envs)
    say(f"Installing into {len(envs)} environments; {len(new)} are new" if new else "Updating the environments")
    if tox("run-parallel", "--notest", "-e", ",".join(envs), *pyenv_interpreters()):
        stop("The environments could not be made; see above.")


def complete(envs: list[str], needs: list[Need]) -> dict[str, str]:
    """Bring what environments need from the system and from npm; the result says what is missing, by environment."""
    missing: dict[str, str] = {}
    if needs:
        still = install_needs(needs)
        missing = {env: f"missing: {describe_needs(still, env)}" for env in {need.env for need in still}}
    if "browser" in envs and "browser" not in missing and (lacking := prepare_browser()):
        missing["browser"] = f"missing: {lacking}"
    return missing


def run_environments(envs: list[str], plan: Plan, results: dict[str, str], pytest_options: list[str]) -> None:
    """Run environments one after another, and keep how each ended."""
    for env in envs:
        minutes = MINUTES.get(env, MINUTES_ELSE)
        say(f"[{len(results) + 1} of {len(plan.envs)}] {env}, about {minutes:g} min")
        start = time.monotonic()
        status = tox("run", "--skip-pkg-install", "-e", env, *pyenv_interpreters(), "--", *pytest_options)
        seconds = round(time.monotonic() - start)
        results[env] = f"{describe_outcome(status, pytest_options)} in {seconds // 60}:{seconds % 60:02}"


def describe_outcome(status: int, pytest_options: list[str]) -> str:
    """Describe tox's exit status; below zero it is the number of a signal."""
    if status == NO_TESTS and pytest_options:
        return "no such test"
    return "passed" if status == 0 else f"FAILED, ended by signal {-status}," if status < 0 else "FAILED"


def report(plan: Plan, results: dict[str, str]) -> int:
    """Print how each environment ended, and what brings those that were left out."""
    failed = [env for env, result in results.items() if result.startswith("FAILED")]
    say(f"Failed: {', '.join(failed)}" if failed else f"All tests passed, in {len(results)} environments")
    for env, result in results.items():
        say(f"  {env}: {result}")
    for env, reason in plan.left_out.items():
        say(f"  {env}: left out; {reason}")
    if plan.left_out and plan.needs:
        say(with_command("Some environments were left out.", plan.needs))
    return 1 if failed or not results else 0


def with_command(message: str, needs: list[Need]) -> str:
    """Add what to type for the missing packages of the system, on Debian and Ubuntu."""
    if not needs:
        return message
    return f"{message} To run everything, type this on Debian or Ubuntu, and start again:\n  {install_command(needs)}"
