"""Which addresses are never connected to, and how a host written oddly is read.

The guard looks at the address that a connection really goes to, after DNS, each time one is opened: a name
that resolves elsewhere the second time gains nothing by it.
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# IANA special-purpose registries (RFC 6890 and its updates), spelt out since `ipaddress.is_private` has
# changed its mind between Python versions; and services of hosting providers that live on public-looking addresses.
_REFUSED_V4 = tuple(
    (IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by carriers"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local and cloud metadata"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("168.63.129.16/32", "cloud metadata"),
    )
)
# Of IPv6 only 2000::/3 is given out for the public internet (64:ff9b:1::/48 is for a network's own NAT64: RFC 8215). Of
# that not:
_PUBLIC_V6 = IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    (IPv6Network(network), why)
    for network, why in (
        ("2001::/23", "protocol assignments"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("3fff::/20", "documentation"),
    )
)
# Where the last 32 bits of an IPv6 address are one of IPv4 that a connection goes to: mapped, and NAT64.
_WRAPPED = tuple(map(IPv6Network, ("::ffff:0:0/96", "64:ff9b::/96")))


def find_refusal(address: Address) -> str | None:
    """Why `address` is not connected to, or None where it may be.

    >>> from ipaddress import ip_address
    >>> find_refusal(ip_address("::ffff:127.0.0.2"))
    'loopback'
    >>> find_refusal(ip_address("93.184.216.34")) is None
    True
    """
    if isinstance(address, IPv4Address):
        return next((why for network, why in _REFUSED_V4 if address in network), None)
    if any(address in network for network in _WRAPPED):
        return find_refusal(IPv4Address(int(address) & 0xFFFFFFFF))
    if address not in _PUBLIC_V6:
        return "not on the public internet"
    return next((why for network, why in _REFUSED_V6 if address in network), None)


_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


def parse_address(host: str) -> Address | None:
    """The address that `host` is, in any spelling a resolver would take for one; None for a name.

    Follows the IPv4 parser of the WHATWG URL standard: octal, hexadecimal and missing parts.

    >>> parse_address("2130706434")
    IPv4Address('127.0.0.2')
    >>> parse_address("0x7f.1")
    IPv4Address('127.0.0.1')
    """
    bare = host.partition("%")[0]
    try:
        return ip_address(bare)
    except ValueError:
        return _parse_odd_v4(bare)


def _parse_odd_v4(host: str) -> IPv4Address | None:
    parts = host.removesuffix(".").split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        *high, last = map(_parse_number, parts)
    except ValueError:  # an 8 in octal, or more digits than Python reads
        return None
    if any(n > 255 for n in high) or last >= 256 ** (4 - len(high)):
        return None
    return IPv4Address(sum(n << (8 * (3 - i)) for i, n in enumerate(high)) + last)


def _parse_number(part: str) -> int:
    if part[:2] in ("0x", "0X"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") else int(part)
