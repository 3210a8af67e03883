"""Database or disk are lost under the pages: a calm page, nothing lost, and on without a restart.

The server is a process of its own, the browser a real one, and what is lost is really lost.
"""

import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from own_cluster import Cluster, own_cluster
from playwright.sync_api import Browser, Page, expect
from served_house import PASSWORD, Served, served

BOOK = "2026年省委巡视整改（演练）"
# A loss, for as long as its block lasts; gives what an administrator reads of it.
Loss = AbstractContextManager[str]
# A page waits for a lock for seconds, a busy machine takes its time.
LONGEST = 60_000


@dataclass(frozen=True, slots=True)
class House:
    """A served house for several losses, and what keeps its administrator signed in."""

    served: Served
    cookies: list[Any]

    def sit_down(self, page: Page) -> Page:
        """The administrator at a browser of this test's own."""
        page.set_default_timeout(LONGEST)
        page.context.add_cookies(self.cookies)
        return page


@contextmanager
def set_up(browser: Browser, folder: Path, **environment: str) -> Iterator[House]:
    """Serve a new house whose administrator has signed in."""
    with served(folder, **environment) as house, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        house.set_up(page)
        expect(page).not_to_have_url(re.compile("set-up"))
        yield House(house, list(context.cookies()))


@contextmanager
def moved_away(data: Path) -> Iterator[str]:
    """The database's files are renamed."""
    files = list(data.glob("zhenggai.sqlite3*"))
    for one in files:
        one.rename(one.with_name(f"away-{one.name}"))
    yield "打不开数据库"
    assert not list(data.glob("zhenggai.sqlite3*")), "an empty database in the real one's place"
    for one in files:
        one.with_name(f"away-{one.name}").rename(one)


@contextmanager
def locked(data: Path) -> Iterator[str]:
    """Another program keeps the one lock of the database."""
    with sqlite3.connect(data / "zhenggai.sqlite3") as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield "正被别的程序占用"
        holder.rollback()


@contextmanager
def full(data: Path) -> Iterator[str]:
    """The disk has no room left."""
    filler = data / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**16, 2**12, 1):
            try:
                while file.write(b"0" * size) == size:
                    pass
            except OSError:
                continue
    yield "磁盘已满"
    filler.unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", place], check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a disk of its own can be made by root only, and not in every container")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the house on SQLite."""
    return tmp_path_factory.mktemp("on_file") / "data"


@pytest.fixture(scope="module")
def on_file(data: Path, browser: Browser) -> Iterator[House]:
    """A house on SQLite: what a test loses of it is there again when the test is over."""
    with set_up(browser, data) as house:
        yield house


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with own_cluster() as one:
        one.tell("CREATE DATABASE house")
        yield one


@pytest.fixture(scope="module")
def on_server(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser, cluster: Cluster
) -> Iterator[House]:
    """A house on PostgreSQL."""
    folder = tmp_path_factory.mktemp("on_server") / "data"
    with set_up(browser, folder, DATABASE_URL=cluster.url("house")) as house:
        yield house


@contextmanager
def stopped(cluster: Cluster) -> Iterator[str]:
    """The server of the database is stopped."""
    cluster.stop()
    yield "连不上数据库服务器"
    cluster.start()


@contextmanager
def renamed(cluster: Cluster) -> Iterator[str]:
    """Every connection is ended and the database has another name."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'house'"
    cluster.tell("ALTER DATABASE house ALLOW_CONNECTIONS false", ended)
    cluster.tell("ALTER DATABASE house RENAME TO other")
    yield "没有名为“house”的库"
    cluster.tell("ALTER DATABASE other RENAME TO house")
    cluster.tell("ALTER DATABASE house ALLOW_CONNECTIONS true")


@contextmanager
def table_held(cluster: Cluster) -> Iterator[str]:
    """Somebody else keeps the books locked."""
    with psycopg.connect(cluster.url("house")) as holder:
        holder.execute("LOCK TABLE ledger_book IN EXCLUSIVE MODE")
        yield "正被别人改动"


def what_is_typed_survives(page: Page, house: Served, loss: Loss, name: str = BOOK) -> None:
    """A book is opened while the storage is lost: told calmly, sent again, there once."""
    page.goto(f"{house.address}/books/new/")
    page.get_by_label("台账名称").fill(name)
    page.get_by_label("被巡视（巡察）单位").select_option(label="青岚区")
    with loss as cause:
        with page.expect_navigation() as answer:
            page.get_by_role("button", name="开立台账").click()
        assert answer.value.status == 503
        expect(page.get_by_role("heading")).to_have_text("暂时办不了")
        page.get_by_text("看填写的内容").click()
        expect(page.get_by_text(name)).to_be_visible()
        for inside in (cause, "zhenggai.sqlite3", "house", "127.0.0.1"):
            assert inside not in page.inner_text("body")
        assert cause in house.said()
    page.get_by_role("button", name="再送一次").click()
    expect(page.get_by_role("status")).to_be_visible()
    page.goto(f"{house.address}/books/")
    expect(page.get_by_role("link", name=name)).to_have_count(1)


@pytest.mark.parametrize(
    ("lose", "name"),
    [(moved_away, f"{BOOK}一"), (locked, f"{BOOK}二")],
    ids=["moved_away", "locked"],
)
def test_a_lost_file_is_missed_and_found_again(
    on_file: House, data: Path, page: Page, lose: Callable[[Path], Loss], name: str
) -> None:
    what_is_typed_survives(on_file.sit_down(page), on_file.served, lose(data), name)


def test_a_full_disk_takes_the_same_words_when_there_is_room(small_disk: Path, page: Page) -> None:
    page.set_default_timeout(LONGEST)
    with served(small_disk / "data") as house:
        house.set_up(page)
        what_is_typed_survives(page, house, full(small_disk / "data"))


@pytest.mark.parametrize(
    ("lose", "name"),
    [(stopped, f"{BOOK}一"), (renamed, f"{BOOK}二"), (table_held, f"{BOOK}三")],
    ids=["stopped", "renamed", "table_held"],
)
def test_a_lost_server_is_missed_and_found_again(
    on_server: House, cluster: Cluster, page: Page, lose: Callable[[Cluster], Loss], name: str
) -> None:
    what_is_typed_survives(on_server.sit_down(page), on_server.served, lose(cluster), name)


def test_who_only_reads_or_signs_in_is_told_too_and_no_password_is_written_down(
    on_server: House, page: Page, cluster: Cluster
) -> None:
    house = on_server.served
    on_server.sit_down(page).goto(f"{house.address}/books/new/")
    page.get_by_label("台账名称").fill(BOOK)
    page.get_by_label("被巡视（巡察）单位").select_option(label="青岚区")
    page.get_by_role("button", name="开立台账").click()
    page.get_by_role("link", name="台账", exact=True).first.click()
    cluster.stop()
    page.get_by_label("在所见中查找").fill("财政局")
    expect(page.locator("#unanswered")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading")).to_have_text("暂时办不了")
    cluster.start()
    page.get_by_role("link", name="再试一次").click()
    expect(page).to_have_title(re.compile("台账"))
    page.context.clear_cookies()
    page.goto(f"{house.address}/sign-in/")
    page.locator('[name="name"]').fill("沈亦安")
    page.locator('[name="password"]').fill(PASSWORD)
    cluster.stop()
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading")).to_have_text("暂时办不了")
    assert PASSWORD not in page.content()
    assert PASSWORD not in house.said()
    cluster.start()
