"""Whether an address of this machine is free: two servers on one port would share its visitors."""

import socket

HERE = frozenset({"127.0.0.1", "localhost", "::1"})


def is_taken(host: str, port: int) -> bool:
    """Whether somebody answers there already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
        one.settimeout(1)
        return one.connect_ex((host, port)) == 0


def taken_fault(port: int, command: str) -> str:
    """What a person reads when the port is taken."""
    return f"端口{port}已有程序在用，请换一个，如：zhenggai {command} --port {port + 1}"
