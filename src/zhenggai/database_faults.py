"""What is wrong with the database, as one sentence: what, where, what to do.

Told apart by SQLite's result codes and PostgreSQL's SQLSTATE. Where a connection fails there is no
SQLSTATE, so that the server's own words, English or Chinese, are looked at.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence

from django.db import Error, connection
from django.db.migrations.exceptions import MigrationSchemaMissing

_KEPT = "没有做完的不留，先前登记的都在。"
_SQLITE: Mapping[int, str] = {
    sqlite3.SQLITE_NOTADB: "“{file}”不是整改台的数据库，或者已经损坏。原文件没有改动；"
    "请把它移到别处保存，再用 zhenggai restore 从备份恢复。",
    sqlite3.SQLITE_CORRUPT: "数据库“{file}”已经损坏，原文件没有改动。"
    "请把它移到别处保存，再用 zhenggai restore 从备份恢复。",
    sqlite3.SQLITE_BUSY: "数据库“{file}”正被别的程序占用，等了{seconds}秒。" + _KEPT
    + "请关掉占用它的程序（如数据库查看工具、同步中的网盘）再试。",
    sqlite3.SQLITE_CANTOPEN: "打不开数据库“{file}”：它不是普通文件，或者没有读写的权限。"
    "请检查这个位置，或把环境变量ZHENGGAI_DATA指向能读写的文件夹。",
    sqlite3.SQLITE_READONLY: "数据库“{file}”只能读，不能写。"
    "请让运行整改台的账户能够读写这个文件和它所在的文件夹。",
    sqlite3.SQLITE_FULL: "磁盘已满，写不进数据库“{file}”。" + _KEPT + "请腾出空间后再试。",
    sqlite3.SQLITE_IOERR: "读写数据库“{file}”时磁盘出错。" + _KEPT
    + "请检查磁盘、网络盘是否正常、有没有写满。",
}  # fmt: skip
_SQLITE_SAME = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PROTOCOL: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_CANTOPEN,
}
_CHECK_URL = "请改正环境变量DATABASE_URL。"
_NO_NAME = (
    "数据库服务器{server}上没有名为“{name}”的库。请先建一个空库（createdb），或者" + _CHECK_URL[1:]
)
_NO_ENTRY = "数据库服务器{server}不让用户“{user}”进入：用户或口令不对。" + _CHECK_URL
_NO_RIGHT = (
    "用户“{user}”在库“{name}”里没有建表和读写的权限。请由数据库管理员授权，或让它作库的属主。"
)
_AWAY = "连不上数据库服务器{server}。请看它是否在运行，环境变量DATABASE_URL里的主机和端口是否写对。"
_OPTION = "数据库服务器{server}不接受这种连接方式。请核对环境变量DATABASE_URL里问号后面的选项。"
_LOST = "与数据库服务器{server}的连接断了。" + _KEPT + "请看服务器是否在运行，再试一次。"
_FULL = "数据库服务器{server}的磁盘或内存不够用。" + _KEPT + "请由数据库管理员处理后再试。"
_HELD = "数据库服务器{server}上的内容正被别人改动，没有等到。" + _KEPT + "请过一会儿再试。"
_CROWDED = "数据库服务器{server}的连接已经用完。" + _KEPT + "请过一会儿再试。"
# The first two or all five characters of SQLSTATE (PostgreSQL, appendix A).
_STATES: Mapping[str, str] = {
    "08": _LOST, "25006": _NO_RIGHT, "28": _NO_ENTRY, "3D000": _NO_NAME, "42501": _NO_RIGHT,
    "40001": _HELD, "40P01": _HELD, "55P03": _HELD,
    "53": _FULL, "53300": _CROWDED, "57P01": _LOST, "57P02": _LOST, "57P03": _AWAY,
}  # fmt: skip
_BUSY = frozenset({"40001", "40P01", "55P03"})
_WORDS: Sequence[tuple[str, str]] = (
    # FATAL:  database "x" does not exist · 致命错误:  数据库 "x" 不存在
    (r"(?:database|数据库) .*(?:does not exist|不存在)", _NO_NAME),
    # password authentication failed · role "x" does not exist · no password supplied
    (r"authentication|role .* does not exist|pg_hba|password|认证|角色|口令|密码", _NO_ENTRY),
    # role "x" is not permitted to log in
    (r"permitted to log in", _NO_ENTRY),
    # sorry, too many clients already · remaining connection slots are reserved
    (r"too many|connection slots", _CROWDED),
    # server closed the connection unexpectedly · the connection is lost
    (r"closed the connection|connection is (?:lost|closed)", _LOST),
    # invalid sslmode value: "bad" · invalid connection option "x" · server does not support SSL
    (r"\binvalid \S+ (?:value|option)|but SSL was", _OPTION),
)
# Tables are made where there are none yet.
_MAY_WRITE = (
    "SELECT current_setting('transaction_read_only') = 'off'"
    " AND CASE WHEN to_regclass('ledger_entry') IS NULL"
    " THEN has_schema_privilege(current_schema(), 'CREATE')"
    " ELSE has_table_privilege('ledger_entry', 'INSERT') END"
)
# What psycopg raises without SQLSTATE about a connection; others tell of statements.
_OF_CONNECTIONS = frozenset(
    {"OperationalError", "ConnectionTimeout", "InterfaceError", "ProgrammingError"}
)


def database_fault(error: BaseException) -> str | None:
    """What a person reads about a fault of the database; None where the fault is elsewhere."""
    if not isinstance(error, Error):
        return None
    # Django tells of tables that it may not make in words of its own.
    if isinstance(error, MigrationSchemaMissing) and isinstance(error.__context__, Error):
        error = error.__context__
    if connection.vendor == "sqlite":
        return _of_sqlite(error)
    return _of_postgresql(error)


def is_busy(error: BaseException | None) -> bool:
    """Whether somebody else's work was in the way, and the same will do a little later."""
    if not isinstance(error, Error):
        return False
    if connection.vendor == "sqlite":
        return _code_of(error) == sqlite3.SQLITE_BUSY
    return getattr(error.__cause__, "sqlstate", None) in _BUSY


def _code_of(error: Error) -> int:
    # the lower byte of an extended code is the code itself
    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    return _SQLITE_SAME.get(code, code)


def _of_sqlite(error: Error) -> str | None:
    sentence = _SQLITE.get(_code_of(error))
    told = connection.settings_dict
    seconds = told["OPTIONS"].get("timeout")
    return sentence.format(file=told["NAME"], seconds=seconds) if sentence else None


def _of_postgresql(error: Error) -> str | None:
    """None for what the server says about our own statements."""
    cause = error.__cause__ or error
    state = getattr(cause, "sqlstate", None) or ""
    sentence = _STATES.get(state) or _STATES.get(state[:2])
    if not state and type(cause).__name__ in _OF_CONNECTIONS:
        said = str(error)
        sentence = next((one for words, one in _WORDS if re.search(words, said)), _AWAY)
    return _named(sentence) if sentence else None


def right_fault() -> str | None:
    """What a user of PostgreSQL lacks for working here; None where nothing lacks."""
    with connection.cursor() as cursor:
        cursor.execute(_MAY_WRITE)
        return None if cursor.fetchone() == (True,) else _named(_NO_RIGHT)


def _named(sentence: str) -> str:
    told = connection.settings_dict
    server = f"{told['HOST'] or '本机'}:{told['PORT'] or 5432}"
    return sentence.format(server=server, name=told["NAME"], user=told["USER"])
