"""Cleaned logos in a browser: nothing in them is active, and they look as before."""

from __future__ import annotations

import base64
import contextlib
import http.server
import threading
from pathlib import Path

import pytest
from conftest import NODE_MODULES, do_without

from sphinx_openpractices.logos.reading.svg import clean_svg

LOGOS = Path(__file__).parents[1] / "logos"
HOSTILE = {path.stem: path.read_bytes() for path in sorted((LOGOS / "hostile").glob("*.svg"))}

REAL = ("font-mfizz/src/svg", "payment-icons/svg", "super-tiny-icons/images/svg")
"""Logos of real projects under free licenses, of Inkscape, of Illustrator, of Sketch, and written by hand."""

TOLERANCE = 2
"""How much any channel of any pixel may differ, of 255."""

SIDE = 128
"""Pixels of the square in which logos are compared."""

BESIDE = b"""<svg xmlns="http://www.w3.org/2000/svg"><g id="x"/><filter id="f"/></svg>"""

COMPARE = """
async ([pairs, side]) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: side, height: side});
  const context = canvas.getContext("2d", {willReadFrequently: true});
  const load = async (src) => {
    const image = Object.assign(new Image(), {src});
    await image.decode();
    return image;
  };
  const pixels = (image) => {
    context.clearRect(0, 0, side, side);
    context.drawImage(image, 0, 0, side, side);
    return context.getImageData(0, 0, side, side).data;
  };
  const compare = async ([name, ...urls]) => {
    const [before, after] = (await Promise.all(urls.map(load))).map(pixels);
    let difference = 0;
    before.forEach((value, place) => { difference = Math.max(difference, Math.abs(value - after[place])); });
    return {difference, drawn: before.some((value) => value > 0)};
  };
  const results = pairs.map(async (pair) => [pair[0], await compare(pair).catch(String)]);
  return Object.fromEntries(await Promise.all(results));
}
"""

STRANGERS = """
() => [...document.querySelectorAll("*")].flatMap((element) => [
  ...(element.namespaceURI === "http://www.w3.org/2000/svg" ? [] : [element.nodeName]),
  ...element.getAttributeNames().filter((name) => name.startsWith("on")),
])
"""


@pytest.fixture(scope="module")
def hostile():
    """The address of the hostile files, as they are under ``original/``, and cleaned under ``cleaned/``."""
    files = {f"/original/{name}.svg": data for name, data in HOSTILE.items()}
    files |= {f"/cleaned/{name}.svg": clean_svg(data).data for name, data in HOSTILE.items()}
    files |= {"/original/beside.svg": BESIDE, "/cleaned/beside.svg": BESIDE, "/favicon.ico": b""}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            data = files.get(self.path)
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Type", "image/svg+xml")
            with contextlib.suppress(ConnectionError):  # the reader has left
                self.end_headers()
                self.wfile.write(data or b"")

        def log_message(self, *args):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def signs_of_activity(page, url):
    """What a file did when it was opened as a document by a reader who clicks on it."""
    signs = set()

    def on_dialog(dialog):
        signs.add("dialog")
        dialog.dismiss()

    handlers = {
        "dialog": on_dialog,
        "request": lambda request: request.url != url and signs.add(f"request {request.url}"),
        "framenavigated": lambda frame: frame.url != url and signs.add(f"navigation {frame.url}"),
        "console": lambda message: signs.add(message.text),
        "pageerror": lambda error: signs.add(str(error)),
        "popup": lambda popup: signs.add("window"),
    }
    for event, handler in handlers.items():
        page.on(event, handler)
    page.goto(url)
    page.mouse.move(40, 40)
    page.mouse.click(50, 50)
    # Animations begin and end, images fail.
    page.wait_for_timeout(80)
    for event, handler in handlers.items():
        page.remove_listener(event, handler)
    return sorted(signs)


def test_nothing_in_a_hostile_file_is_active_once_it_is_clean(page, hostile):
    assert len(HOSTILE) >= 40
    active = {}
    for name in HOSTILE:
        signs = signs_of_activity(page, f"{hostile}/cleaned/{name}.svg")
        active[name] = signs + page.evaluate(STRANGERS)
    assert {name: signs for name, signs in active.items() if signs} == {}


def test_the_hostile_files_are_hostile(context, hostile):
    active = {}
    for name in sorted(HOSTILE)[::3]:
        # A page of its own, which takes its time: some of them lead away.
        page = context.new_page()
        active[name] = signs_of_activity(page, f"{hostile}/original/{name}.svg")
        page.close()
    # Each version of a browser falls for others, and some are for programs that are no browsers.
    calm = [name for name, signs in active.items() if not signs]
    assert len(calm) < 0.3 * len(active), calm


def unlike(page, before, after):
    """The files that do not look the same, of two lots of files of the same names."""
    pairs = [[name, data_url(before[name]), data_url(after[name])] for name in before]
    results = page.evaluate(COMPARE, [pairs, SIDE])
    return {
        name: result
        for name, result in results.items()
        if isinstance(result, str) or not result["drawn"] or result["difference"] > TOLERANCE
    }


def data_url(svg):
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"


def test_real_logos_look_as_before(page):
    files = {}
    for folder in REAL:
        paths = sorted((NODE_MODULES / folder).rglob("*.svg"))
        if not paths:
            do_without(f"tests/node_modules/{folder} is missing: npm install --prefix tests")
        files |= {path.relative_to(NODE_MODULES).as_posix(): path.read_bytes() for path in paths}
    assert len(files) > 500
    cleaned = {name: clean_svg(data) for name, data in files.items()}
    assert [name for name, each in cleaned.items() if each.removed] == ["super-tiny-icons/images/svg/calendar.svg"]
    assert unlike(page, files, {name: each.data for name, each in cleaned.items()}) == {}


def test_logos_of_many_programs_look_as_before(page):
    files = {path.name: path.read_bytes() for path in sorted((LOGOS / "harmless").glob("*.svg"))}
    assert unlike(page, files, {name: clean_svg(data).data for name, data in files.items()}) == {}


def test_a_difference_would_be_seen(page):
    square = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#%s"/></svg>'
    before = dict.fromkeys(("same", "other", "broken", "empty"), square % b"100000")
    after = {"same": square % b"120000", "other": square % b"130000", "broken": b"<svg", "empty": square % b"g"}
    assert unlike(page, before, after).keys() == {"other", "broken", "empty"}
