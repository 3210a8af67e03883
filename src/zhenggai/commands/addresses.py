"""Addresses of this machine: which are free, and under which others on the intranet reach it."""

import argparse
import errno
import os
import socket

HERE = frozenset({"127.0.0.1", "localhost", "::1"})
LAST_PORT = 65535


def a_port(text: str) -> int:
    """A port on the command line."""
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}”不是端口，应是1到{LAST_PORT}之间的整数")
    return int(text)


def port_fault(host: str, port: int, command: str) -> str | None:
    """Why nobody can answer at this address of this machine; None where one can.

    Two servers would share the visitors of one port, so a port that another has asked for is taken
    even before it answers.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as one:
            one.settimeout(1)
            if one.connect_ex((host, port)) == 0:
                return taken_fault(port, command)
        with socket.socket(family) as one:
            if os.name != "nt":
                # a port whose last visitors have just gone is free
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((host, port))
    except socket.gaierror:
        return (
            f"找不到“{host}”。--host 要写本机的地址，如 127.0.0.1，或 0.0.0.0（本机的全部地址）。"
        )
    except OSError as error:
        return _refused(error, host, port, command)
    return None


def _refused(error: OSError, host: str, port: int, command: str) -> str:
    if error.errno == errno.EADDRINUSE:
        return taken_fault(port, command)
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"没有权限使用端口{port}，请换1024以上的，如：zhenggai {command} --port 8000"
    return (
        f"本机没有“{host}”这个地址。--host 要写本机的地址，如 127.0.0.1，或 0.0.0.0（全部地址）。"
    )


def taken_fault(port: int, command: str) -> str:
    """What a person reads when the port is taken."""
    other = port + 1 if port < LAST_PORT else 8000
    return f"端口{port}已有程序在用，请换一个，如：zhenggai {command} --port {other}"


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
