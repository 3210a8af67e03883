"""`zhenggai serve` answers on this machine, with its style sheet, and stops when told to."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

COMMAND = [sys.executable, "-m", "zhenggai", "serve"]


@pytest.fixture
def house(tmp_path: Path) -> dict[str, str]:
    """A data folder of its own, in SQLite."""
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "ZHENGGAI_DATA": str(tmp_path / "data")}


@pytest.fixture
def address(house: dict[str, str]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([*COMMAND, "--port", str(port)], env=house) as server:
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        try:
            # Stopped takes a fifth of a second; a busy machine may take longer.
            assert server.wait(60) in (0, -15)
        finally:
            server.kill()


def answer(address: str) -> str:
    """The page, as soon as the server is up."""
    for _ in range(150):
        try:
            with urlopen(address) as response:  # noqa: S310 - our own server on this machine
                body: bytes = response.read()
                return body.decode()
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(address)


def test_the_door_and_its_style_sheet_are_served(address: str) -> None:
    assert "登录整改台" in answer(f"{address}/")
    assert "--brand: #1f4e8c" in answer(f"{address}/static/workbench/tokens.css")
    assert "<symbol" in answer(f"{address}/static/vendor/tabler-icons/sprite.svg")


def test_others_are_let_in_only_where_their_names_are_told(house: dict[str, str]) -> None:
    told = subprocess.run(
        [*COMMAND, "--host", "0.0.0.0"],  # noqa: S104 - the very thing that is refused
        env=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert "ZHENGGAI_HOSTS" in told.stderr
