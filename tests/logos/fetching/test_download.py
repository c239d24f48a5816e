"""What servers do to logos: each evil has its own clear line, and the others arrive."""

from __future__ import annotations

import re
import socket
import threading
import time
import tracemalloc
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from logo_answers import SVG
from logo_server import CERTIFICATE, SecureServer, serving
from urllib3.util import parse_url

from sphinx_openpractices.logos.fetching import public_addresses
from sphinx_openpractices.logos.fetching.download import Client
from sphinx_openpractices.logos.fetching.failures import DownloadError
from sphinx_openpractices.logos.fetching.fetch import fetch_logos
from sphinx_openpractices.logos.fetching.public_addresses import AddressRules, is_metadata_address, is_public_address
from sphinx_openpractices.logos.fetching.requested_urls import normalize_url
from sphinx_openpractices.logos.lock.lock_file import read_lock

PUBLIC = AddressRules()
PRIVATE = AddressRules(private=True)
HERE = Path(__file__).parent
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "requests_ca_bundle", "curl_ca_bundle")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def as_public(monkeypatch):
    """The server's own address is one of the web; all others are what they are."""
    monkeypatch.setattr(
        public_addresses, "is_public_address", lambda address: address == "127.0.0.1" or is_public_address(address)
    )


@pytest.fixture
def no_such_host(monkeypatch):
    """Names that end in ``.invalid`` are known to be unknown without asking anybody."""
    real = socket.getaddrinfo

    def resolve(host, *args, **options):
        if str(host).endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_each_evil_has_its_own_line_and_the_others_arrive(tmp_path, png, as_public, no_such_host, same_text):
    expected = (HERE / "downloads.txt").read_text(encoding="utf-8")
    paths = re.findall(r"(?m)^SERVER/([^ :]+):", expected)
    with serving(png=png(20, 10)) as server, serving(SecureServer) as secure:
        roots = {server.url("")[:-1]: "SERVER", secure.url("")[:-1]: "SECURE"}
        urls = [server.url(path) for path in paths] + [
            secure.url("good.svg"),
            server.url("good.svg").replace("//", "//user:secret@"),
            server.url("good.svg", host="logos.invalid"),
            server.url("good.svg", host="127.0.0.2"),
            "http://127.0.0.1:1/good.svg",
            "ftp://127.0.0.1/good.svg",
        ]
        start = time.monotonic()
        summary = fetch_logos(urls, tmp_path, jobs=len(urls), largest=200_000, seconds=4.0)
        assert time.monotonic() - start < 20  # the silent one takes 30
        assert not server.asked["secret.svg"]
    lines = "\n".join(map(str, summary.results))
    for root, name in roots.items():
        lines = lines.replace(root, name).replace(root.removeprefix("http:"), f"//{name}")
    lines = lines.replace(f":{server.server_port}", ":PORT")
    lines = re.sub(r"a{50,}…a{50,}", "aaa…aaa", re.sub(r"(far.svg\?)\d+", r"\1N", lines))
    same_text(lines, expected, "lines")
    entries, _contrasts, mistakes = read_lock(tmp_path / "logos.lock")
    assert not mistakes
    arrived = {result.url for result in summary.results if result.entry}
    assert arrived == set(entries)
    assert {path.name for path in tmp_path.iterdir()} == {entry.file for entry in entries.values()} | {"logos.lock"}


def test_a_gzip_bomb_takes_no_memory():
    with serving() as server:
        client = Client(rules=PRIVATE, largest=200_000)
        client.get(server.url("good.svg"))
        tracemalloc.start()
        client.get(server.url("zipped.svg"))
        with pytest.raises(DownloadError, match="is larger than"):
            client.get(server.url("bomb.svg"))
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 40_000_000  # the server of this process has the compressed one, and the first piece decoded


def test_a_host_of_the_own_network_is_asked_only_if_allowed(tmp_path):
    with serving() as server:
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0.0.0.0"):  # noqa: S104 - asked for
            client = Client(rules=PUBLIC)
            with pytest.raises(DownloadError, match="pass --allow-private to allow it"):
                client.get(server.url("good.svg", host))
        assert server.connections == 0
        assert Client(rules=PRIVATE).get(server.url("good.svg", "localhost")).data == SVG


def test_a_name_that_is_resolved_to_another_address_next_time_leads_nowhere_else(as_public, monkeypatch):
    answers = ["127.0.0.1", "127.0.0.2"]
    real = socket.getaddrinfo

    def rebind(host, port, *args, **options):
        if host != "rebound.test":
            return real(host, port, *args, **options)
        return real(answers.pop(0), port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebind)
    with serving() as server:
        client = Client(rules=PUBLIC)
        url = server.url("good.svg", "rebound.test")
        assert client.get(url).data == SVG
        assert client.get(url).data == SVG  # over the connection that is there
        assert server.connections == 1
        assert answers == ["127.0.0.2"]
        client.close()
        with pytest.raises(DownloadError, match=r"resolves to the private address 127\.0\.0\.2"):
            client.get(url)
        assert server.connections == 1


def test_the_second_address_of_a_host_is_tried(monkeypatch):
    real = socket.getaddrinfo

    def both(host, port, *args, **options):
        found = ["127.0.0.3", "127.0.0.1"] if host == "two.test" else [host]
        return [each for address in found for each in real(address, port, *args, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    monkeypatch.setattr(public_addresses, "is_public_address", lambda address: True)
    with serving() as server:
        assert Client(rules=PUBLIC).get(server.url("good.svg", "two.test")).data == SVG


def test_a_resolver_that_does_not_answer_takes_no_longer_than_the_limit(monkeypatch):
    released = threading.Event()

    def hang(*args, **options):
        released.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    start = time.monotonic()
    with pytest.raises(DownloadError, match=r"took longer than 0\.3 seconds"):
        Client(rules=PUBLIC, seconds=0.3).get("https://slow.test/logo.svg")
    assert time.monotonic() - start < 8
    released.set()


def test_a_bundle_of_certificates_of_the_environment_is_trusted(monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATE))
    with serving(SecureServer) as server:
        assert Client(rules=PRIVATE).get(server.url("good.svg", "localhost")).data == SVG


def test_a_proxy_of_the_environment_is_asked_for_public_hosts_alone(monkeypatch):
    with serving() as server:
        monkeypatch.setenv("HTTP_PROXY", server.url(""))
        monkeypatch.setenv("http_proxy", server.url(""))
        assert Client(rules=PUBLIC).get("http://logos.test/logo.svg").data == SVG
        assert server.asked == {"http://logos.test/logo.svg": 1}
        for host in ("10.0.0.1", "localhost", "127.1", "[::1]"):
            with pytest.raises(DownloadError, match="resolves to the private address"):
                Client(rules=PUBLIC).get(f"http://{host}/logo.svg")
        for host in ("16%39.254.169.254", "%31%32%37.0.0.1", "loc%61lhost", "[::1%25lo]"):
            with pytest.raises(DownloadError, match="has an escape in its host"):
                Client(rules=PRIVATE).get(f"http://{host}/logo.svg")
        with pytest.raises(DownloadError, match="is not a URL that can be requested"):
            Client(rules=PRIVATE).get("http://①②⑦.0.0.1/logo.svg")
        assert server.asked.total() == 1
        start = time.monotonic()
        with pytest.raises(DownloadError, match="took longer than 1 seconds"):
            Client(rules=PUBLIC, seconds=1).get("http://logos.test/drip-headers.svg")
        assert time.monotonic() - start < 10


METADATA = [
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "[::ffff:169.254.169.254]",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "[fd00:ec2::254]",
    "[fd00:0ec2:0:0::254]",
    "metadata.google.internal",
    "Metadata.Google.Internal.",
]


@pytest.mark.parametrize("host", METADATA)
def test_metadata_services_are_closed_unless_they_are_named(host, monkeypatch):
    with serving() as server:
        for rules in (PUBLIC, PRIVATE, PRIVATE.for_redirects()):
            with pytest.raises(DownloadError, match=r"metadata service; pass --allow-host \S+ to allow it"):
                Client(rules=rules).get(f"http://{host}/logo.svg")
        monkeypatch.setenv("http_proxy", server.url(""))
        with pytest.raises(DownloadError, match="metadata service"):
            Client(rules=PRIVATE).get(f"http://{host}/logo.svg")
        assert server.connections == 0
        named = AddressRules(hosts=frozenset({host.lower().strip("[].")}))
        assert Client(rules=named).get(f"http://{host}/logo.svg").data == SVG


def test_a_redirect_leads_to_a_private_address_only_if_its_host_is_named():
    with serving() as server:
        for path in ("to-localhost.svg", "to-loopback.svg", "to-metadata.svg"):
            with pytest.raises(DownloadError, match="pass --allow-host"):
                Client(rules=PRIVATE).get(server.url(path))
        # Nor over a connection that is there already.
        client = Client(rules=PRIVATE)
        assert client.get(server.url("good.svg", "localhost")).data == SVG
        with pytest.raises(DownloadError, match="pass --allow-host localhost to allow it"):
            client.get(server.url("to-localhost.svg"))
        assert not server.asked["secret.svg"]
        named = AddressRules(private=True, hosts=frozenset({"localhost"}))
        assert Client(rules=named).get(server.url("to-localhost.svg")).data == SVG
        assert Client(rules=PRIVATE).get(server.url("moved.svg")).data == SVG


HOSTS = st.text("a1.%-_[]:@\\/?#①ａé。 \t" + "\u00ad", max_size=12) | st.sampled_from(METADATA)


@given(HOSTS, st.text("a%2F/é?#\\ :@", max_size=8))
def test_the_url_that_is_checked_is_the_one_that_is_asked(host, rest):
    try:
        url = normalize_url(f"http://{host}/{rest}")
    except ValueError as err:
        assert str(err).isprintable()  # noqa: PT017 - it may or may not be raised
        return
    assert normalize_url(url) == url
    assert requests.Request("GET", url).prepare().url == url
    assert parse_url(url).url == url
    assert parse_url(url).host.strip("[]") == urlsplit(url).hostname
    assert url.isascii()


def test_nothing_is_sent_that_tells_who_asks(monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with serving() as server:
        Client(rules=PRIVATE).get(server.url("good.svg"))
    sent = server.headers["good.svg"]
    assert set(sent) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert re.fullmatch(r"sphinx-openpractices/[\w.]+ \(logos fetch\)", sent["User-Agent"])


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.0.2.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address
        ("2606:4700::1111", True),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("::ffff:8.8.8.8", True),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::8.8.8.8", True),
        ("64:ff9b::10.0.0.1", False),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),
        ("fe80::1%eth0", False),
    ],
)
def test_addresses_are_public_or_not(address, public):
    assert is_public_address(address) is public
    assert is_metadata_address(address) is (address in {"169.254.169.254", "fe80::1", "fe80::1%eth0"})
