"""`zhenggai serve` as a process of its own, as an office runs it, with what it says kept."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from own_cluster import free_port
from playwright.sync_api import Page

PASSWORD = "qinglan-2026-x"  # noqa: S105 - of a made-up person in a test
_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers: its address, and the file of what it says."""

    address: str
    log: Path

    def said(self) -> str:
        """What an administrator reads."""
        return self.log.read_text(encoding="utf-8")

    def set_up_address(self) -> str:
        """The address at which a new house begins, as it was printed."""
        found = re.search(r"http\S+/set-up/\S+", self.said())
        assert found
        return found[0]

    def set_up(self, page: Page) -> None:
        """Sit down as the office's first administrator, through the address that was printed."""
        told = {
            "inspected_unit": "青岚区",
            "office": "区委整改办",
            "name": "沈亦安",
            "sign_in_name": "沈亦安",
            "password": PASSWORD,
            "again": PASSWORD,
        }
        page.goto(self.set_up_address())
        for name, text in told.items():
            page.locator(f'[name="{name}"]').fill(text)
        page.get_by_role("button", name="完成设置").click()


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[Served]:
    """Serve the house in this folder; its database is SQLite unless `DATABASE_URL` is given."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    port = free_port()
    found = Served(f"http://127.0.0.1:{port}", folder.with_name("server.log"))
    command = [sys.executable, "-m", "zhenggai", "serve", "--port", str(port)]
    environment = {**kept, "ZHENGGAI_DATA": str(folder), "PYTHONUNBUFFERED": "1", **environment}
    with (
        found.log.open("w") as log,
        subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stderr=log) as server,
    ):
        try:
            _wait_for(found.address, server)
            yield found
            server.terminate()
            assert server.wait(60) in (0, -15)
        finally:
            server.kill()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    # A new database is migrated first; a busy machine takes its time.
    for _ in range(300):
        assert server.poll() is None, "the server did not come up"
        try:
            with urlopen(f"{address}/sign-in/"):  # noqa: S310 - our own server on this machine
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(address)
