"""The command in a process and a data folder of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typed_command import Run

NOTICE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"


@pytest.fixture(scope="session")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first command leaves it: made once, for it takes longer than a test."""
    folder = tmp_path_factory.mktemp("house") / "data"
    command_on(folder)("ledger", "status", "没有", status=1)
    return folder


@pytest.fixture(scope="session")
def house_with_book(tmp_path_factory: pytest.TempPathFactory, new_house: Path) -> Path:
    """A data folder with a book of the program's own notice."""
    folder = tmp_path_factory.mktemp("house") / "data"
    shutil.copytree(new_house, folder)
    command_on(folder)("ledger", "import", NOTICE, "--book", "清河区")
    return folder


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    """The command, on SQLite in a folder that is not there yet."""
    return command_on(tmp_path / "data")


@pytest.fixture
def zhenggai(tmp_path: Path, new_house: Path) -> Run:
    """The command, on SQLite in a folder without a book."""
    shutil.copytree(new_house, tmp_path / "data")
    return command_on(tmp_path / "data")


@pytest.fixture
def opened(tmp_path: Path, house_with_book: Path) -> Run:
    """The command, on SQLite in a folder with the book 清河区."""
    shutil.copytree(house_with_book, tmp_path / "data")
    return command_on(tmp_path / "data")


def command_on(data: Path) -> Run:
    """The command in processes of its own, all on this data folder."""
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    kept |= {"ZHENGGAI_DATA": str(data)}
    kept.pop("DJANGO_SETTINGS_MODULE", None)

    def run(
        *words: str | Path, status: int = 0, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "zhenggai", *map(str, words)],
            capture_output=True,
            text=True,
            env={**kept, **environment},
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=120,
        )
        assert done.returncode == status, done.stderr
        return done

    return run
