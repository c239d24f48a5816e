"""The browser of the tests, and the tools that npm fetches for them."""

from __future__ import annotations

import json
import os
import shutil

from .environment import BIN
from .needs import as_root, find_browser
from .shell import ROOT, call, output, say

NPM_TOOLS = ROOT / "tests"
LAUNCH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    playwright.chromium.launch().close()
    print(playwright.chromium.executable_path)
"""


def prepare_browser() -> str:
    """Find or fetch a browser and the tools, for tests in a tox environment that is made; return what is missing."""
    browser = find_browser() or fetch_browser()
    if not browser:
        return "a browser: Playwright could not fetch its own, or it does not start"
    os.environ["CHROMIUM"] = browser
    say(f"Browser: {browser}")
    return fetch_npm_tools()


def fetch_browser() -> str:
    """Let Playwright fetch its own browser; empty if it cannot, or if the browser does not start."""
    say("No browser on the path; trying Playwright's own")
    python = str(ROOT / ".tox" / "browser" / BIN.name / "python")
    playwright = [python, "-m", "playwright"]
    if call([*playwright, "install", "chromium"]):
        return ""
    launch = [python, "-c", LAUNCH]
    root = as_root()
    if not output(launch) and root is not None:
        say("Playwright's browser does not start; installing the system libraries that it names")
        call([*root, *playwright, "install-deps", "chromium"])
    return output(launch)


def fetch_npm_tools() -> str:
    """Fetch the packages of ``tests/package.json``, unless these very versions are there; return what is missing."""
    wanted = json.loads((NPM_TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    manifests = {name: NPM_TOOLS / "node_modules" / name / "package.json" for name in wanted}
    if all(
        path.is_file() and json.loads(path.read_text(encoding="utf-8"))["version"] == wanted[name]
        for name, path in manifests.items()
    ):
        return ""
    say(f"Fetching {', '.join(wanted)} from npm")
    # The checker's install script would fetch a Java of its own.
    options = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
    if call([shutil.which("npm") or "npm", "install", "--prefix", str(NPM_TOOLS), *options]):
        return "the tools of tests/package.json: npm could not fetch them; its message is above"
    return ""
