"""`zhenggai demo` in a process of its own: made once, opened again, never half there."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from zhenggai.commands.demo_folder import (
    NOTE,
    DemoFolderError,
    check_place,
    half_made,
    note_of,
    put_in_place,
)

COMMAND = [sys.executable, "-m", "zhenggai", "demo"]
Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(data: Path) -> Mapping[str, str]:
    """A real house at `data`, on a database that the demonstration must not touch."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    nowhere = "postgres://nobody@127.0.0.1:9/nothing"
    return {**kept, "ZHENGGAI_DATA": str(data), "DATABASE_URL": nowhere}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a house in which the demonstration was made beside real data."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "zhenggai.sqlite3").write_bytes(b"real data")
    done = subprocess.run(
        [*COMMAND, "--only-make"],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return folder


def run(data: Path, *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *given],
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def test_it_is_made_beside_the_real_data_and_leaves_them_alone(data: Path) -> None:
    assert (data / "zhenggai.sqlite3").read_bytes() == b"real data"
    assert sorted(one.name for one in data.iterdir()) == ["demo", "zhenggai.sqlite3"]
    told = json.loads((data / "demo" / NOTE).read_text(encoding="utf-8"))
    assert told["entries"] > 1_000


def test_the_second_time_it_opens_what_is_there(data: Path) -> None:
    before = (data / "demo" / NOTE).stat().st_mtime_ns
    done = run(data, "--only-make")
    assert done.returncode == 0
    assert "使用先前制作的演示" in done.stderr
    assert (data / "demo" / NOTE).stat().st_mtime_ns == before


def test_it_answers_and_shows_whom_one_may_be(data: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        [*COMMAND, "--port", str(port)], env=environment(data), stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            page = answer(f"http://127.0.0.1:{port}/")
            assert "林晓" in page
            assert "演示" in page
            assert "整改情况的通报" in answer(f"http://127.0.0.1:{port}/public/")
            taken = run(data, "--port", str(port))
            assert taken.returncode == 2
            assert f"端口{port}已有程序在用" in taken.stderr
        finally:
            server.terminate()
            server.wait(60)


def answer(address: str) -> str:
    """The page, as soon as the server is up."""
    for _ in range(300):
        try:
            with urlopen(address) as response:  # noqa: S310 - our own server on this machine
                body: bytes = response.read()
                return body.decode()
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def test_one_that_was_killed_while_it_was_made_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "演示"
    with subprocess.Popen(
        [*COMMAND, "--only-make", "--folder", str(folder)],
        env=environment(tmp_path / "house"),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as making:
        assert making.stderr is not None
        for line in making.stderr:
            if "月" in line:
                break
        os.killpg(making.pid, signal.SIGKILL)
    assert not folder.exists()
    [left] = tmp_path.glob("演示.*")
    assert note_of(left) is None


def test_a_day_that_has_not_come_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "--only-make", "--day", "2999-01-01")
    assert (done.returncode, done.stderr) == (2, "--day 不能晚于今天。\n")


# ── the folder ────────────────────────────────────────────────────────────────


def test_a_demonstration_made_before_rows_led_anywhere_is_still_one(data: Path) -> None:
    told = json.loads((data / "demo" / NOTE).read_text(encoding="utf-8"))
    assert any(at for _, _, at in told["waits"])
    older = data / "older"
    older.mkdir()
    told["waits"] = [[person, words] for person, words, _ in told["waits"]]
    (older / NOTE).write_text(json.dumps(told), encoding="utf-8")
    note, now = note_of(older), note_of(data / "demo")
    assert note is not None
    assert now is not None
    assert note.waits == tuple((person, words, "") for person, words, _ in now.waits)
    shutil.rmtree(older)


def test_a_folder_with_something_else_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "家谱.docx").write_bytes(b"mine")
    with pytest.raises(DemoFolderError, match="里有别的东西"):
        check_place(tmp_path)
    done = run(tmp_path / "house", "--only-make", "--folder", str(tmp_path))
    assert done.returncode == 2
    assert [one.name for one in tmp_path.iterdir()] == ["家谱.docx"]


def test_a_new_demonstration_takes_the_place_of_the_old_one(data: Path, tmp_path: Path) -> None:
    old = tmp_path / "demo"
    shutil.copytree(data / "demo", old)
    (old / "later.txt").write_text("typed in the old one", encoding="utf-8")
    made = half_made(old)
    shutil.copy(data / "demo" / NOTE, made / NOTE)
    put_in_place(made, old)
    assert [one.name for one in old.iterdir()] == [NOTE]
    assert [one.name for one in tmp_path.iterdir()] == ["demo"]


def test_what_a_killed_making_left_is_swept_away_later(tmp_path: Path) -> None:
    place = tmp_path / "demo"
    left = half_made(place)
    os.utime(left, (0, 0))
    new = half_made(place)
    assert new.exists()
    assert not left.exists()
