"""What `zhenggai serve` says of addresses: where this machine is, and for whom."""

import pytest

from zhenggai.commands.addresses import intranet_addresses
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
