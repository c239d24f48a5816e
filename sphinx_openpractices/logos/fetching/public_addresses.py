"""Decides from which addresses logos may be downloaded: public ones, and none of a private network."""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urldefrag, urlsplit

from sphinx_openpractices.text.printable import escape_unprintable
from sphinx_openpractices.text.urls import read_web_url

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""The prefix by which networks with IPv6 alone reach IPv4 addresses (RFC 6052, 2.1)."""


def check_url(url: str) -> str:
    """Return *url* without its fragment; raises ``ValueError`` if logos cannot be downloaded from such a URL."""
    read_web_url(url)
    if "@" in urlsplit(url).netloc:
        raise ValueError("contains a user name or a password; use a public URL")
    return urldefrag(url).url


def redact_url(url: str) -> str:
    """Return *url* for a message: without user name and password, and safe to print."""
    parts = urlsplit(url)
    return escape_unprintable(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl())


def is_public_address(address: str) -> bool:
    """Return whether a numeric address is public (IANA's special-purpose registries, RFC 6890).

    An IPv6 address in which an IPv4 address is embedded is public if that one is.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = _find_embedded(ip)
        if inner is not None:
            return is_public_address(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def _find_embedded(ip: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that is embedded in *ip*: mapped, 6to4, Teredo or NAT64."""
    if ip in _NAT64:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def is_private_name(host: str) -> bool:
    """Return whether *host* is written as a private address, which is all that is known if a proxy connects.

    ``127.1`` and ``0x7f000001`` are spellings of one, too (inet_aton(3)).
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return not is_public_address(name)
    except ValueError:
        pass
    try:
        return not is_public_address(socket.inet_ntoa(socket.inet_aton(name)))
    except (OSError, UnicodeError):
        return False
