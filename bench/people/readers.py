"""What one citizen does at the public pages, for locust: reads, looks at figures and items, thinks.

`ZHENGGAI_READERS` names the edition; empty, everybody fetches the style sheet alone (the floor).
"""

import os
from urllib.parse import urlencode

from locust import FastHttpUser, between, task

EDITION = os.environ["ZHENGGAI_READERS"]
STYLE = "/static/portal/portal.css"


class Reader(FastHttpUser):
    """Somebody with a phone, who thinks for two to six seconds."""

    wait_time = between(2, 6)
    root = f"/public/{EDITION}/"

    @task(6)
    def notice(self) -> None:
        """The text, whole, as if the phone had kept nothing."""
        self.look("notice", self.root)

    @task(2)
    def figures(self) -> None:
        """数字."""
        self.look("figures", f"{self.root}figures/")

    @task(3)
    def items(self) -> None:
        """事项."""
        self.look("items", f"{self.root}items/")

    @task(2)
    def search(self) -> None:
        """A word."""
        self.look("search", f"{self.root}search/?{urlencode({'q': '资金'})}")

    @task(1)
    def index(self) -> None:
        """The list."""
        self.look("list", "/public/")

    @task(1)
    def download(self) -> None:
        """The Word file."""
        self.look("docx", f"{self.root}notice.docx")

    def look(self, name: str, address: str) -> None:
        """Ask for it, or for the style sheet."""
        if EDITION:
            self.client.get(address, name=name)
        else:
            self.client.get(STYLE, name="style sheet")
