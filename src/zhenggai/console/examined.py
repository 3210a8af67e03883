"""What `zhenggai doctor` finds out about data folder and database.

Nothing is made or changed; only a full examination sweeps away what killed uploads left.
"""

import os
from pathlib import Path
from typing import Any

from zhenggai.desk import set_up

set_up()

from django.conf import settings  # noqa: E402 - after Django is set up
from django.db import DatabaseError, connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from zhenggai.ledger import evidence, guards, models  # noqa: E402


def examined(faults: list[str], *, fully: bool) -> dict[str, Any]:
    """Data folder, database, books; what is wrong goes into `faults`.

    A file of the store has to be there in its size; `fully` reads each and takes its digest.
    """
    folder = Path(settings.DATA)
    told: dict[str, Any] = {"data": str(folder), "database": _database()}
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(there, os.W_OK):
        faults.append(f"数据文件夹不能写入：{there}")
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return {**told, "books": 0}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return {**told, "books": 0, "migrated": False}
        told["books"] = models.Book.objects.count()
        told["entries"] = models.Entry.objects.count()
        faults += [
            f"缺少触发器 {name}，请运行 zhenggai manage guard"
            for name in guards.missing(connection)
        ]
        told["evidence"] = models.Evidence.objects.count()
        faults += [f"佐证文件缺失或被改动：{digest}" for digest in _broken(fully=fully)]
        if fully:
            told["swept"] = evidence.sweep()
    except DatabaseError as fault:
        faults.append(f"数据库打不开：{fault}")
    return told


def _broken(*, fully: bool) -> list[str]:
    """The files of the store that are not as they were put there."""
    kept = models.Evidence.objects.values_list("digest", "size")
    return [
        digest
        for digest, size in kept.iterator()
        if not (evidence.is_whole(digest) if fully else evidence.has_size(digest, size))
    ]


def _database() -> str:
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"SQLite {told['NAME']}"
    return f"PostgreSQL {told['HOST'] or '本机'}:{told['PORT'] or 5432}/{told['NAME']}"
