"""Addresses of this machine: which are free, and under which others on the intranet reach it."""

import argparse
import socket

HERE = frozenset({"127.0.0.1", "localhost", "::1"})
LAST_PORT = 65535


def a_port(text: str) -> int:
    """A port on the command line."""
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}”不是端口，应是1到{LAST_PORT}之间的整数")
    return int(text)


def is_taken(host: str, port: int) -> bool:
    """Whether somebody answers there already: two servers would share the visitors of one port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
        one.settimeout(1)
        return one.connect_ex((host, port)) == 0


def taken_fault(port: int, command: str) -> str:
    """What a person reads when the port is taken."""
    return f"端口{port}已有程序在用，请换一个，如：zhenggai {command} --port {port + 1}"


def intranet_addresses() -> list[str]:
    """The IPv4 addresses of this machine for others; [] where it has none or cannot tell."""
    try:
        _, _, told = socket.gethostbyname_ex(socket.gethostname())
    except OSError:
        told = []
    return list(dict.fromkeys([*_outward(), *(one for one in told if not one.startswith("127."))]))


def _outward() -> list[str]:
    """The address that this machine would show to its network; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        try:
            one.connect(("10.255.255.255", 9))
        except OSError:
            return []
        address: str = one.getsockname()[0]
    return [] if address.startswith("127.") else [address]
