"""The command as people call it: in this process for speed, in one of its own where that
matters."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zhenggai.cli import main

FAULTY = """云汀县委关于巡察整改情况的通报

一、整改总体情况
县委着重从三个方面推进整改：一是加强学习；二是健全制度。
"""
CLEAN = """云汀县委关于巡察整改情况的通报

一、整改总体情况
县委认真落实整改责任，召开会议3次。
"""


class Said:
    """What a run said and how it ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


Zhenggai = Callable[..., Said]


@pytest.fixture
def zhenggai(capsys: pytest.CaptureFixture[str]) -> Zhenggai:
    """`zhenggai("check", path)` runs the command in this process."""

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        try:
            status = main([str(one) for one in arguments])
        except SystemExit as end:  # argparse leaves this way
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return run


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command in a process of its own, with an environment and standard input."""

    def run(
        *arguments: object, data: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "zhenggai", *map(str, arguments)],
            input=data,
            capture_output=True,
            check=False,
            timeout=60,
            env={**os.environ, **environment},
        )

    return run


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A notice with one error."""
    path = tmp_path / "有错.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A notice without one."""
    path = tmp_path / "无错.txt"
    path.write_text(CLEAN, encoding="utf-8")
    return path
