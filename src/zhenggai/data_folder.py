"""Where everything of a house lies: one folder with database, evidence and keys.

`ZHENGGAI_DATA` names it; else it is a folder of the user's. Nothing is made before it is needed.
"""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path


class HouseError(Exception):
    """Data folder or database cannot be used; the sentence is for a person."""


def data_folder() -> Path:
    """The folder, whether or not it is there yet. Raises HouseError."""
    named = os.environ.get("ZHENGGAI_DATA")
    try:
        return Path(named).expanduser().resolve() if named else _of_the_user() / "zhenggai"
    except (RuntimeError, OSError) as fault:
        # no home of such a user, or links that go round in a circle
        told = f"环境变量ZHENGGAI_DATA写的“{named}”" if named else "用户的主文件夹"
        raise HouseError(f"{told}找不到。请把ZHENGGAI_DATA写成文件夹的完整路径。") from fault


def _of_the_user() -> Path:
    """Where programs of this system keep the data of a user."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")


def secret_key(folder: Path) -> str:
    """The key that signs sessions, made on first use, readable by its owner only."""
    place = folder / "secret.key"
    with suppress(FileNotFoundError):
        return place.read_text(encoding="ascii").strip()
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"secret.key.{os.getpid()}"
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    # Of two processes that start at once one wins, and both read what it wrote.
    with suppress(FileExistsError):
        os.link(beside, place)
    beside.unlink()
    return place.read_text(encoding="ascii").strip()


def house_key(folder: Path) -> bytes | None:
    """The key with which the house signs entries (`house.key`); None where it has none."""
    with suppress(FileNotFoundError):
        return (folder / "house.key").read_bytes().strip() or None
    return None
