"""What `zhenggai serve` says of addresses: where this machine is, and for whom."""

import socket

import pytest

from zhenggai.commands.addresses import intranet_addresses, port_fault
from zhenggai.commands.serve import told_addresses

OURS = "10.0.0.5,zhenggai.local"


def test_an_address_for_others_is_never_that_of_this_machine_alone() -> None:
    assert not any(one.startswith("127.") for one in intranet_addresses())


def test_for_this_machine_only_it_says_how_to_let_others_in() -> None:
    here, others = told_addresses("127.0.0.1", 8123)
    assert "http://127.0.0.1:8123/" in here
    assert "zhenggai serve --host 0.0.0.0 --port 8123" in others
    assert "ZHENGGAI_HOSTS=" in others


def test_for_the_intranet_it_names_every_address_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGGAI_HOSTS", OURS)
    told = "\n".join(told_addresses("0.0.0.0", 8123))  # noqa: S104 - the very thing that is asked for
    for name in OURS.split(","):
        assert f"http://{name}:8123/" in told


def test_a_port_that_another_has_asked_for_is_taken_before_it_answers() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        other.listen()
        assert f"端口{port}已有程序在用" in str(port_fault("127.0.0.1", port, "serve"))
        assert f"端口{port}已有程序在用" in str(port_fault("0.0.0.0", port, "serve"))  # noqa: S104 - asked about only
    assert port_fault("127.0.0.1", port, "serve") is None


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("no.such.host.invalid", "找不到“no.such.host.invalid”"),
        ("203.0.113.9", "本机没有“203.0.113.9”"),
    ],
)
def test_an_address_that_is_not_this_machines_is_said(host: str, sentence: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert sentence in str(port_fault(host, port, "serve"))
