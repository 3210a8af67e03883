"""Django made ready for a command: settings, and on request a database that is there and migrated.

Loaded by name only by commands that need a database.
"""

import errno
import os
import time
from collections.abc import Sequence
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, execute_from_command_line
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from zhenggai.commands.outputs import reason_of
from zhenggai.data_folder import HouseError
from zhenggai.database_faults import database_fault

NEWER = (
    "这里的数据是更新版本的整改台建立的，这个版本不能用。请换用新版本；"
    "要用旧版本，请把旧版本做的备份恢复到另一个空文件夹。"
)
_NO_PSYCOPG = (
    "环境变量DATABASE_URL指的是 PostgreSQL，本机还没有装连接它的部件。请运行："
    "pip install psycopg[binary]；不用 PostgreSQL 就不要设DATABASE_URL。"
)
_TRIES, _PAUSE_SECONDS = 40, 0.25
_POINT = "请把环境变量ZHENGGAI_DATA指向一个能读写的文件夹。"


def set_up() -> None:
    """Let Django know its settings and apps; done once. Raises HouseError."""
    if not settings.configured:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhenggai.settings")
    try:
        if not apps.ready:
            django.setup()
    except ImproperlyConfigured as fault:
        if "psycopg" not in str(fault):
            raise
        raise HouseError(_NO_PSYCOPG) from fault


def make_database() -> None:
    """Make the database where it is not there and bring it up to this program's tables.

    Raises HouseError, and what Django raises about a database (see `database_faults`).
    """
    set_up()
    make_folder()
    for left in reversed(range(_TRIES)):
        executor = MigrationExecutor(connection)
        if is_newer(executor.loader):
            raise HouseError(NEWER)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except Error as fault:
            # Another command that began at the same moment has made the table: look again.
            if not left or database_fault(fault):
                raise
            time.sleep(_PAUSE_SECONDS)


def make_folder() -> None:
    """The data folder, its owner's alone. Raises HouseError."""
    folder = settings.DATA
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise HouseError(folder_fault(folder, fault)) from fault


def folder_fault(folder: Path, fault: OSError) -> str:
    """Why the data folder cannot be made or used."""
    reason = "在这个位置建不了文件夹" if fault.errno == errno.ENOENT else reason_of(fault)
    if folder.is_file():
        reason = "它是一个文件，不是文件夹"
    return f"数据文件夹“{folder}”不能用：{reason}。{_POINT}"


def is_newer(loader: MigrationLoader) -> bool:
    """Whether a later version of this program has changed the tables."""
    ours = loader.migrated_apps
    known = {*loader.disk_migrations, *loader.replacements}
    return any(one[0] in ours and one not in known for one in loader.applied_migrations or ())


def manage(given: Sequence[str]) -> None:
    """Django's own commands; it leaves with its own exit status."""
    set_up()
    make_folder()
    execute_from_command_line(["zhenggai manage", *given])
