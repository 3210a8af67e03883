"""`zhenggai serve` answers on this machine, with its style sheet, and stops when told to."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from own_cluster import free_port
from served_house import served

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


def test_the_public_pages_are_open_only_where_that_was_asked_for(
    house: dict[str, str], tmp_path: Path
) -> None:
    with served(tmp_path / "shut") as shut, pytest.raises(HTTPError, match="404"):
        urlopen(f"{shut.address}/public/")  # noqa: S310 - our own server on this machine
    port = free_port()
    told = {**house, "ZHENGGAI_DATA": str(tmp_path / "open"), "PYTHONUNBUFFERED": "1"}
    command = [*COMMAND, "--portal", "--port", str(port)]
    with subprocess.Popen(command, env=told, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert "目前没有公开的通报。" in answer(f"http://127.0.0.1:{port}/public/")
            assert "--brand" in answer(f"http://127.0.0.1:{port}/static/portal/portal.css")
            server.terminate()
            assert f"公众页面：http://127.0.0.1:{port}/public/" in server.communicate(timeout=60)[1]
        finally:
            server.kill()


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
