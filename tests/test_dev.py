"""The script `./dev` as a stranger meets it: any shell, any folder, any Python."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("sh", "dirname", "cat", "cmp", "sed", "head")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The script alone with its locks, in a folder with a blank in its name."""
    place = tmp_path / "a clone"
    shutil.copytree(ROOT / "requirements", place / "requirements")
    for name in ("dev", "pyproject.toml"):
        shutil.copy(ROOT / name, place / name)
    return place


@pytest.fixture
def bare_tools(tmp_path: Path) -> Path:
    """A PATH with a shell and a few tools, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    return folder


def run(script: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the script from another folder, without a terminal."""
    return subprocess.run(
        ["sh", str(script), *arguments],
        cwd="/",
        env={"PATH": path or os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [(), ("help",), ("--help",)])
def test_help_names_every_act_and_makes_nothing(clone: Path, arguments: tuple[str, ...]) -> None:
    done = run(clone / "dev", *arguments)
    assert done.returncode == 0
    assert all(f"\n  {act} " in done.stdout for act in ("demo", "test", "check", "bench"))
    assert not (clone / ".venv").exists()


def test_an_unknown_act_is_wrong_use(clone: Path) -> None:
    done = run(clone / "dev", "fly")
    assert done.returncode == 2
    assert "./dev COMMAND" in done.stderr


def test_without_python_it_says_the_one_line_to_run(clone: Path, bare_tools: Path) -> None:
    done = run(clone / "dev", "demo", path=str(bare_tools))
    assert done.returncode == 1
    assert done.stderr.count("sudo apt install python3-venv\n") == 2, "in Chinese and in English"
    assert not (clone / ".venv").exists()


def test_beside_an_old_python_it_asks_for_a_newer_one(clone: Path, bare_tools: Path) -> None:
    old = bare_tools / "python3"
    old.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\nexit 0\n')
    old.chmod(0o755)
    done = run(clone / "dev", "test", path=str(bare_tools))
    assert done.returncode == 1
    assert "sudo apt install python3.11-venv\n" in done.stderr
