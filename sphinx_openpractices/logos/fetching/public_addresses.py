"""Decides from which addresses logos may be downloaded: public ones, and others only if they are allowed."""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from sphinx_openpractices.text.printable import shorten_text

from .failures import DownloadError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""The prefix by which networks with IPv6 alone reach IPv4 addresses (RFC 6052, 2.1)."""

_METADATA_ADDRESSES = frozenset(
    map(
        ip_address,
        (
            "100.100.100.200",  # Alibaba Cloud
            "168.63.129.16",  # Azure, the wire server
            "192.0.0.192",  # Oracle Cloud
            "fd00:ec2::23",  # Amazon EKS
            "fd00:ec2::254",  # Amazon EC2
            "fd20:ce::254",  # Google Cloud
        ),
    )
)
"""Services that give passwords to any program on a machine of a cloud; most others have link-local addresses."""

_METADATA_NAMES = frozenset({"metadata", "metadata.goog", "metadata.google.internal", "instance-data.ec2.internal"})


_LONGEST_URL = 200
"""The most characters of a URL in a message."""


class AddressRules(NamedTuple):
    """Which addresses may be asked: public ones, those of *hosts*, and with *private* those of private networks.

    Metadata services of clouds, which give passwords to any program on a machine, have to be among *hosts*.
    """

    private: bool = False
    hosts: frozenset[str] = frozenset()
    option: str = "--allow-private"
    """What allows a private address, for messages."""

    def for_redirects(self) -> AddressRules:
        """Return the rules for other hosts than that of the URL: a redirect is the wish of a server."""
        return AddressRules(hosts=self.hosts, option="--allow-host {host}")

    def check_address(self, host: str, address: str) -> None:
        """Raise :class:`.DownloadError` unless the numeric *address* of *host* may be asked."""
        if host in self.hosts:
            return
        if is_metadata_address(address):
            raise DownloadError(f"resolves to {address}, a metadata service; pass --allow-host {host} to allow it")
        if not self.private and not is_public_address(address):
            option = self.option.format(host=host)
            raise DownloadError(f"resolves to the private address {address}; pass {option} to allow it")

    def check_name(self, host: str) -> None:
        """Raise :class:`.DownloadError` if *host* is written as an address that may not be asked.

        That is all that is known if a proxy connects.
        """
        name = host.rstrip(".")
        if name in _METADATA_NAMES and name not in self.hosts:
            raise DownloadError(f"is a metadata service; pass --allow-host {name} to allow it")
        if address := find_written_address(name):
            self.check_address(name, address)


def redact_url(url: str) -> str:
    """Return *url* for a message: without user name and password, safe to print, and not too long."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return shorten_text(url.rpartition("@")[2], _LONGEST_URL)
    return shorten_text(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(), _LONGEST_URL)


def is_public_address(address: str) -> bool:
    """Return whether a numeric address is public (IANA's special-purpose registries, RFC 6890).

    An IPv6 address in which an IPv4 address is embedded is public if that one is.
    """
    ip = _unwrap_address(address)
    if isinstance(ip, IPv6Address) and ip.is_site_local:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def is_metadata_address(address: str) -> bool:
    """Return whether a numeric address is link-local, or another that clouds use for their metadata services."""
    ip = _unwrap_address(address)
    return ip.is_link_local or ip in _METADATA_ADDRESSES


def _unwrap_address(address: str) -> IPv4Address | IPv6Address:
    """Return an address, or the IPv4 address that is embedded in it: mapped, 6to4, Teredo or NAT64."""
    ip = ip_address(address)
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def find_written_address(host: str) -> str | None:
    """Return the numeric address as which *host* is written, or ``None`` if it is a name.

    ``127.1`` and ``0x7f000001`` are spellings of one, too (inet_aton(3)).
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return str(_unwrap_address(name))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, UnicodeError):
        return None
