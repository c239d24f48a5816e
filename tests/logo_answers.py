"""The answers of the server for logos: all that can go wrong, by the path asked for."""

from __future__ import annotations

import gzip
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from wsgiref.handlers import format_date_time

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z"/></svg>'
PAGE = b"<!DOCTYPE html>\n<html><title>Not found</title><body><svg></svg></body></html>"
BOMB = gzip.compress(bytes(50_000_000), 9)
ETAG = '"of-this-logo"'


class Handler(BaseHTTPRequestHandler):
    """Finds the method that is called as the path is, without its suffix; all others are good logos."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        path = self.path.lstrip("/")
        with self.server.changed:
            self.server.asked[path] += 1
            self.server.headers[path] = dict(self.headers)
            is_held = self.server.hold_after is not None and sum(self.server.asked.values()) > self.server.hold_after
            self.server.changed.notify_all()
        while is_held and self.server.hold_after is not None:
            time.sleep(0.02)
        time.sleep(self.server.delay)
        with suppress(ConnectionError):
            name = path.partition("?")[0].rpartition("/")[2].partition(".")[0]
            getattr(self, name.replace("-", "_"), self.good)()
            with self.server.changed:
                self.server.answered[path] += 1

    def times(self):
        return self.server.asked[self.path.lstrip("/")]

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in ({"Content_Length": len(body)} | headers).items():
            if value is not None:
                self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def good(self):
        self.answer(200, SVG, Content_Type="image/svg+xml")

    def tagged(self):
        if self.headers.get("If-None-Match") == ETAG:
            self.answer(304, Content_Length=None, ETag=ETAG)
        else:
            self.answer(200, SVG, ETag=ETAG)

    def wide_margins(self):
        if self.headers.get("If-None-Match") == ETAG:
            self.answer(304, Content_Length=None, ETag=ETAG)
        else:
            self.answer(200, SVG.replace(b'height="10"', b'height="50" viewBox="0 0 20 50"'), ETag=ETAG)

    def changing(self):
        self.answer(200, SVG.replace(b'"20"', b'"%d"' % (20 + self.times())), ETag=f'"{self.times()}"')

    def missing(self):
        self.answer(404, PAGE)

    def forbidden(self):
        self.answer(403, PAGE)

    def once_broken(self):
        self.answer(500 if self.times() == 1 else 200, SVG)

    def always_broken(self):
        self.answer(503, PAGE)

    def busy(self):
        self.answer(429 if self.times() == 1 else 200, SVG, Retry_After="1")

    def busy_until(self):
        self.answer(429 if self.times() == 1 else 200, SVG, Retry_After=format_date_time(time.time() + 2))

    def busy_for_long(self):
        self.answer(429, Retry_After="3600")

    def moved(self):
        self.answer(301, Location="/good.svg")

    def circle(self):
        self.answer(302, Location="/circle-back.svg")

    def circle_back(self):
        self.answer(302, Location="/circle.svg")

    def far(self):
        self.answer(302, Location=f"/far.svg?{self.times() + sum(self.server.asked.values())}")

    def to_private(self):
        self.answer(302, Location="http://10.0.0.1/logo.svg")

    def to_loopback(self):
        self.answer(302, Location=f"http://127.0.0.2:{self.server.server_port}/secret.svg")

    def to_localhost(self):
        self.answer(302, Location=f"http://localhost:{self.server.server_port}/secret.svg")

    def to_metadata(self):
        self.answer(302, Location="http://[::ffff:169.254.169.254]/latest")

    def to_file(self):
        self.answer(302, Location="file:///etc/passwd")

    def to_password(self):
        self.answer(302, Location="http://user:secret@127.0.0.1/logo.svg")

    def to_nowhere(self):
        self.answer(302)

    def to_endless(self):
        self.send_response(302)
        self.send_header("Location", "/good.svg")
        self.end_headers()
        self.pour()

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(SVG)))
        self.end_headers()
        self.drop_by_drop(SVG)

    def drip_headers(self):
        self.drop_by_drop(b"HTTP/1.1 200 OK\r\nX-Padding: " + b"x" * 60_000)

    def silent(self):
        time.sleep(30)

    def drop_by_drop(self, data):
        for byte in data:
            self.wfile.write(bytes([byte]))
            time.sleep(0.4)

    def endless(self):
        self.send_response(200)
        self.end_headers()
        self.pour()

    def pour(self):
        self.close_connection = True
        for _piece in range(self.server.endless // 1000):
            self.wfile.write(b" " * 1000)

    def announced_large(self):
        self.answer(200, b"", Content_Length=10**9)

    def bomb(self):
        self.answer(200, BOMB, Content_Encoding="gzip")

    def zipped(self):
        self.answer(200, gzip.compress(SVG), Content_Encoding="gzip")

    def zipped_badly(self):
        self.answer(200, gzip.compress(SVG)[:30] + b"rubbish" * 4, Content_Encoding="gzip")

    def wrong_length(self):
        self.answer(200, SVG, Content_Length=len(SVG) + 100)
        self.close_connection = True

    def cut(self):
        self.close_connection = True

    def cut_chunk(self):
        self.answer(200, b"40\r\n" + SVG[:20], Content_Length=None, Transfer_Encoding="chunked")
        self.close_connection = True

    def page(self):
        self.answer(200, PAGE, Content_Type="image/svg+xml")

    def text(self):
        self.answer(200, b"404", Content_Type="image/png")

    def really_png(self):
        self.answer(200, self.server.png, Content_Type="image/svg+xml")

    def half_png(self):
        self.answer(200, self.server.png[:18], Content_Type="image/png")

    def icon(self):
        self.answer(200, b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0", Content_Type="image/png")

    def untyped(self):
        self.answer(200, SVG)

    def empty(self):
        self.answer(200)

    def no_http(self):
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
        self.close_connection = True

    def active(self):
        self.answer(200, SVG.replace(b"<path", b"<script>alert(1)</script>\n<path onload='alert(2)'"))

    def gzipped_twice(self):
        self.answer(200, gzip.compress(BOMB), Content_Encoding="gzip, gzip")

    def early_hints(self):
        self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </logo.css>\r\n\r\n")
        self.good()

    def endless_hints(self):
        with suppress(ConnectionError):
            for _hint in range(100_000):
                self.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        self.close_connection = True

    def to_latin_1(self):
        self.answer(302, Location="/good.svg?caf\xe9")

    def to_utf_8(self):
        self.answer(302, Location="/good.svg?café".encode().decode("latin-1"))

    def to_digits(self):
        self.answer(302, Location="http://①②⑦.0.0.2/secret.svg".encode().decode("latin-1"))

    def to_escaped(self):
        self.answer(302, Location="http://16%39.254.169.254/secret.svg")

    def to_long(self):
        self.answer(302, Location=f"/missing.svg?{'a' * 60_000}")

    def to_zone(self):
        self.answer(302, Location="http://[fe80::1%25eth0]/secret.svg")

    def odd_box(self):
        self.answer(200, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 inf"><path d="M0 0h1v1z"/></svg>')

    def cut_animation(self):
        start = b"GIF89a\x84\x03\x84\x03\x80\0\0\0\0\0\xff\xff\xff"
        self.answer(200, start + b",\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0" + b",\0\0")

    def many_scripts(self):
        self.answer(200, SVG.replace(b"<path", b"<script/>" * 10_000 + b"<path"))

    def busy_css(self):
        style = b"<!DOCTYPE svg [<!ENTITY a '%s'>]>" % (b"+" * 100_000)
        self.answer(200, style + SVG.replace(b"<path", b"<style>&a;&a;&a;&a;</style><path"))

    def late_root(self):
        self.answer(200, b"<!--" + b"x" * 70_000 + b"-->" + SVG)

    def log_message(self, *_args):
        pass
