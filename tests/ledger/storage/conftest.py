"""The command in a process and a data folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typed_command import Run


@pytest.fixture
def zhenggai(tmp_path: Path) -> Run:
    """The command, on SQLite in a folder that is not there yet."""
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    kept |= {"ZHENGGAI_DATA": str(tmp_path / "data")}
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
