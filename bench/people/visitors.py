"""What one person does at the pages, for locust: looks at something or fills in a line, thinks.

`ZHENGGAI_VISITORS` names a JSON file with the book, the people in their order and the sheet of each
liaison officer; every user that locust starts is the next of them.
"""

import json
import os
import random
import re
from collections import Counter
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from locust import FastHttpUser, between, task

TOLD = json.loads(Path(os.environ["ZHENGGAI_VISITORS"]).read_text(encoding="utf-8"))
PEOPLE: list[str] = TOLD["people"]
# At how many each of them sits: more arrive than there are people.
SCREENS: Counter[str] = Counter()
# What a page says of a line that was changed on another screen meanwhile.
CHANGED_MEANWHILE = "没有覆盖"
ARRIVED = count()


class Visitor(FastHttpUser):
    """One signed-in person at a browser, who thinks for two to six seconds."""

    wait_time = between(2, 6)

    def on_start(self) -> None:
        """Signs in by the button of a made-up person."""
        self.person = PEOPLE[next(ARRIVED) % len(PEOPLE)]
        SCREENS[self.person] += 1
        self.root = f"/books/{TOLD['book']}/"
        self.sheet = TOLD["sheets"].get(self.person, "")
        self.filled = 0
        self.client.get("/sign-in/", name="sign in")
        self.send("sign in", f"/sign-in/as/{self.person}/", {})

    @task(3)
    def overview(self) -> None:
        """总览."""
        self.client.get(self.root, name="overview")

    @task(3)
    def ledger(self) -> None:
        """台账, what is late."""
        self.client.get(f"{self.root}ledger/?due=overdue", name="ledger")

    @task(2)
    def search(self) -> None:
        """A look into the ledger, then for a word."""
        self.client.get(f"{self.root}ledger/?sort=number&page=1", name="ledger")
        self.client.get(f"{self.root}search/?{urlencode({'q': '资金'})}", name="search")

    @task(2)
    def waiting(self) -> None:
        """我的待办."""
        self.client.get(f"{self.root}tasks/", name="tasks")

    @task(4)
    def fill(self) -> None:
        """Open the sheet and save its first line with new words; without one, look at the round."""
        page = self.client.get(self.sheet or f"{self.root}rounds/", name="sheet")
        # <input type="hidden" name="b-12" id="b-12" value="no_change">
        line = re.search(r'name="b-(\d+)"[^>]*value="([^"]*)"', page.text or "")
        if line and self.sheet:
            self.filled += 1
            pk, began = line.groups()
            words = f"第{self.filled}次填写{random.random()}。"
            told = {f"b-{pk}": began, f"r-{pk}": "progress", f"t-{pk}": words, "do": "save"}
            self.send("save", self.sheet, told)

    def send(self, name: str, address: str, told: dict[str, str]) -> None:
        """What was typed, as a form sends it. Who sits at two screens may be told of the other."""
        cookies = {one.name: one.value or "" for one in self.client.cookiejar}
        form = {**told, "csrfmiddlewaretoken": cookies.get("csrftoken", "")}
        with self.client.post(address, data=form, name=name, catch_response=True) as answer:
            is_told = answer.status_code == 409 and CHANGED_MEANWHILE in (answer.text or "")
            if is_told and SCREENS[self.person] > 1:
                answer.success()
