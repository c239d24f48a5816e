"""A server on the loopback address that does to logos what servers do: all that can go wrong, by the path asked for."""

from __future__ import annotations

import ssl
import threading
from collections import Counter
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from logo_answers import Handler

CERTIFICATE = Path(__file__).parent / "certificate.pem"


class Server(ThreadingHTTPServer):
    """Counts what it is *asked* and what it has *answered*, by path; takes *delay* seconds for each."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, delay=0.0, png=b"", largest=200_000):
        super().__init__(("127.0.0.1", 0), Handler)
        self.delay = delay
        self.png = png
        self.endless = largest * 50
        self.asked = Counter()
        self.answered = Counter()
        self.headers = {}
        self.connections = 0
        self.hold_after = None
        self.changed = threading.Condition()

    def get_request(self):
        self.connections += 1
        return super().get_request()

    def handle_error(self, request, client_address):
        pass  # clients that go away are what is tested

    def url(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.server_port}/{path}"


class SecureServer(Server):
    """With a certificate that nobody trusts."""

    def __init__(self, **options):
        super().__init__(**options)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def url(self, path, host="127.0.0.1"):
        return f"https://{host}:{self.server_port}/{path}"


@contextmanager
def serving(kind=Server, **options):
    """Serve until the block ends."""
    with kind(**options) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.hold_after = None
            server.shutdown()
