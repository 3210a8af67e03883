"""What `zhenggai doctor` finds out about data folder and database.

Nothing is made or changed; only a full examination sweeps away what killed uploads left.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhenggai.desk import NEWER, folder_fault, is_newer, set_up

set_up()

from django.conf import settings  # noqa: E402 - after Django is set up
from django.db import Error, connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from zhenggai.archive import GIVE_RIGHTS  # noqa: E402
from zhenggai.database_faults import database_fault, right_fault  # noqa: E402
from zhenggai.ledger import evidence, guards, models  # noqa: E402
from zhenggai.ledger.kept_files import let_go_of_unclaimed  # noqa: E402

# Below this a day's work may not fit any more.
LITTLE_BYTES = 100 * 2**20


def examined(faults: list[str], *, fully: bool) -> dict[str, Any]:
    """Data folder, database, books; what is wrong goes into `faults`.

    A file of the store has to be there in its size; `fully` reads each and takes its digest.
    """
    folder = Path(settings.DATA)
    portal = "已启用（/public/）" if settings.PORTAL else "未启用"
    told: dict[str, Any] = {"data": str(folder), "database": _database(), "portal": portal}
    faults += _of_folder(folder)
    name = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        if not _is_there(name):
            return {**told, "books": 0}
        if not os.access(name, os.R_OK | os.W_OK):
            faults.append(f"数据库“{name}”不能读写。请检查它的权限。")
    try:
        told |= _of_database(faults, fully=fully)
    except Error as fault:
        said = str(fault).strip().partition("\n")[0]
        faults.append(database_fault(fault) or f"数据库不能用：{said}。请把这句话告诉开发者。")
    return told


def _is_there(database: Path) -> bool:
    """Whether the file can be looked at and is there."""
    try:
        return database.exists()
    except OSError:
        return False


def _is_shut(place: Path) -> bool:
    """Whether a file or folder is there and may not be read."""
    if not _is_there(place):
        return False
    return not os.access(place, os.R_OK | os.X_OK if place.is_dir() else os.R_OK)


def _of_folder(folder: Path) -> Iterator[str]:
    """What keeps the data folder, or the place where it would be made, from being used."""
    there = next(one for one in (folder, *folder.parents) if _is_there(one))
    if not there.is_dir():
        yield folder_fault(there, NotADirectoryError(errno.ENOTDIR, ""))
        return
    if not os.access(there, os.W_OK | os.X_OK):
        yield folder_fault(folder, PermissionError(errno.EACCES, ""))
    for place in (evidence.folder(), folder / "secret.key", folder / "house.key"):
        if _is_shut(place):
            yield f"没有读“{place}”的权限。{GIVE_RIGHTS}"
    free = shutil.disk_usage(there).free
    if free < LITTLE_BYTES:
        yield f"磁盘快满了：“{there}”所在的磁盘只剩{free // 2**20} MB。请腾出空间。"


def _of_database(faults: list[str], *, fully: bool) -> dict[str, Any]:
    if connection.vendor == "postgresql" and (fault := right_fault()):
        faults.append(fault)
    executor = MigrationExecutor(connection)
    if is_newer(executor.loader):
        faults.append(NEWER)
        return {"books": 0, "migrated": False}
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return {"books": 0, "migrated": False}
    told: dict[str, Any] = {
        "books": models.Book.objects.count(),
        "entries": models.Entry.objects.count(),
        "evidence": models.Evidence.objects.count(),
    }
    faults += [
        f"缺少触发器 {name}，请运行 zhenggai manage guard" for name in guards.missing(connection)
    ]
    if _is_shut(evidence.folder()):
        # One sentence stands for all of them.
        return told
    faults += [f"佐证文件缺失、读不了或被改动：{digest}" for digest in _broken(fully=fully)]
    if fully:
        told["swept"] = [*evidence.sweep(), *let_go_of_unclaimed()]
    return told


def _broken(*, fully: bool) -> list[str]:
    """The files of the store that are not as they were put there."""
    kept = models.Evidence.objects.values_list("digest", "size")
    return [digest for digest, size in kept.iterator() if not _is_right(digest, size, fully=fully)]


def _is_right(digest: str, size: int, *, fully: bool) -> bool:
    """Whether it can be read and is what was stored."""
    if not os.access(evidence.place_of(digest), os.R_OK):
        return False
    return evidence.is_whole(digest) if fully else evidence.has_size(digest, size)


def _database() -> str:
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"SQLite {told['NAME']}"
    return f"PostgreSQL {told['HOST'] or '本机'}:{told['PORT'] or 5432}/{told['NAME']}"
