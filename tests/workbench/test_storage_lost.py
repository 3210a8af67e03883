"""Database or disk are lost under the pages: a calm page, nothing lost, and on without a restart.

The server is a process of its own, the browser a real one, and what is lost is really lost.
"""

import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from own_cluster import Cluster, own_cluster
from playwright.sync_api import Page, expect
from served_house import PASSWORD, Served, served

BOOK = "2026年省委巡视整改（演练）"
# A loss, for as long as its block lasts; gives what an administrator reads of it.
Loss = AbstractContextManager[str]
# A page waits for a lock for seconds, a busy machine takes its time.
LONGEST = 60_000


@pytest.fixture
def page(page: Page) -> Page:
    page.set_default_timeout(LONGEST)
    return page


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


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with own_cluster() as one:
        one.tell("CREATE DATABASE house")
        yield one


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


def what_is_typed_survives(page: Page, house: Served, loss: Loss) -> None:
    """A book is opened while the storage is lost: told calmly, sent again, there once."""
    page.goto(f"{house.address}/books/new/")
    page.get_by_label("台账名称").fill(BOOK)
    page.get_by_label("被巡视（巡察）单位").select_option(label="青岚区")
    with loss as cause:
        with page.expect_navigation() as answer:
            page.get_by_role("button", name="开立台账").click()
        assert answer.value.status == 503
        expect(page.get_by_role("heading")).to_have_text("暂时办不了")
        page.get_by_text("看填写的内容").click()
        expect(page.get_by_text(BOOK)).to_be_visible()
        for inside in (cause, "zhenggai.sqlite3", "house", "127.0.0.1"):
            assert inside not in page.inner_text("body")
        assert cause in house.said()
    page.get_by_role("button", name="再送一次").click()
    expect(page.get_by_role("status")).to_be_visible()
    page.goto(f"{house.address}/books/")
    expect(page.get_by_role("link", name=BOOK)).to_have_count(1)


@pytest.mark.parametrize("lose", [moved_away, locked])
def test_a_lost_file_is_missed_and_found_again(
    tmp_path: Path, page: Page, lose: Callable[[Path], Loss]
) -> None:
    with served(tmp_path / "data") as house:
        house.set_up(page)
        what_is_typed_survives(page, house, lose(tmp_path / "data"))


def test_a_full_disk_takes_the_same_words_when_there_is_room(small_disk: Path, page: Page) -> None:
    with served(small_disk / "data") as house:
        house.set_up(page)
        what_is_typed_survives(page, house, full(small_disk / "data"))


@pytest.mark.parametrize("lose", [stopped, renamed, table_held])
def test_a_lost_server_is_missed_and_found_again(
    tmp_path: Path, page: Page, cluster: Cluster, lose: Callable[[Cluster], Loss]
) -> None:
    with served(tmp_path / "data", DATABASE_URL=cluster.url("house")) as house:
        house.set_up(page)
        what_is_typed_survives(page, house, lose(cluster))


def test_who_only_reads_or_signs_in_is_told_too_and_no_password_is_written_down(
    tmp_path: Path, page: Page, cluster: Cluster
) -> None:
    with served(tmp_path / "data", DATABASE_URL=cluster.url("house")) as house:
        house.set_up(page)
        page.goto(f"{house.address}/books/new/")
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
