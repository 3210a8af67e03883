"""`zhenggai demo`: a made-up district with five months of work, in a data folder of its own."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

from zhenggai.commands.addresses import a_port, port_fault
from zhenggai.commands.chinese_arguments import a_day
from zhenggai.commands.demo_folder import (
    DemoFolderError,
    DemoNote,
    check_place,
    half_made,
    note_of,
    put_in_place,
)
from zhenggai.commands.outputs import say
from zhenggai.data_folder import data_folder
from zhenggai.ledger.core.entries import TIME_ZONE

DESCRIPTION = (
    "制作并打开一个虚构区的演示台账：五个月的登记，各种职责的人员一点即可登录。"
    "演示放在自己的文件夹里，与正式数据互不相干；再次运行直接打开。按 Ctrl+C 停止。"
)
HOST = "127.0.0.1"
OF_THE_REAL_HOUSE = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("--port", type=a_port, default=8000, metavar="端口", help="缺省8000")
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="文件夹",
        help="演示放在哪里，缺省为数据文件夹下的 demo；只用空文件夹或先前的演示",
    )
    parser.add_argument("--day", type=a_day, metavar="日期", help="以哪一天为今天编写，缺省为今天")
    parser.add_argument("--again", action="store_true", help="重新制作，先前在演示中所做的都不留")
    parser.add_argument("--only-make", action="store_true", help="只制作，不打开")


def run(arguments: argparse.Namespace) -> int:
    """Make the demonstration where it is not there yet, and answer until stopped."""
    folder = (arguments.folder or data_folder() / "demo").expanduser().resolve()
    if arguments.day and arguments.day > datetime.now(TIME_ZONE).date():
        say("--day 不能晚于今天。")
        return 2
    if not arguments.only_make and (fault := port_fault(HOST, arguments.port, "demo")):
        say(fault)
        return 2
    if os.environ.get("DATABASE_URL"):
        say("演示用自己的 SQLite 数据库，不用 DATABASE_URL 所指的库。")
    try:
        note = _made(folder, arguments.day, again=arguments.again)
    except DemoFolderError as fault:
        say(f"zhenggai：{fault}")
        return 2
    if note is None:
        return 2
    return 0 if arguments.only_make else _serve(folder, note, arguments.port)


def _made(folder: Path, day: date | None, *, again: bool) -> DemoNote | None:
    """The demonstration that is there, or a new one; None where the making failed."""
    check_place(folder)
    if not again and (note := note_of(folder)):
        return _as_it_stands(note, folder, day)
    beside = half_made(folder)
    try:
        # A process of its own: the place of the data is fixed once Django is ready.
        command = [sys.executable, "-m", "zhenggai.demo", *([day.isoformat()] if day else [])]
        subprocess.run(command, env=_environment(beside), check=True)  # noqa: S603 - this program
        put_in_place(beside, folder)
    except subprocess.CalledProcessError:
        say("演示没有做成，没有留下任何东西。请把上面的话交给开发者。")
        return None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return note_of(folder)


def _as_it_stands(note: DemoNote, folder: Path, day: date | None) -> DemoNote:
    """What was made before; it is not written over unless that is asked."""
    if day not in (None, note.day):
        raise DemoFolderError(f"先前的演示以{note.day}为今天编写，要换一天，请加 --again。")
    say(f"使用先前制作的演示，以{note.day}为今天编写，在“{folder}”。重新制作请加 --again。")
    return note


def _environment(folder: Path) -> Mapping[str, str]:
    """The demonstration's house: its own folder and SQLite, whatever is told for the real one."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_THE_REAL_HOUSE}
    return {**kept, "ZHENGGAI_DATA": str(folder), "PYTHONIOENCODING": "utf-8"}


def _serve(folder: Path, note: DemoNote, port: int) -> int:
    os.environ["ZHENGGAI_DATA"] = str(folder)
    for name in OF_THE_REAL_HOUSE:
        os.environ.pop(name, None)
    os.environ["ZHENGGAI_PORTAL"] = "1"
    # Loaded by name, and only now that the environment tells the demonstration's folder.
    import_module("zhenggai.desk").make_database()
    say(f"《{note.book}》，{note.entries}条登记，人员和事情均为虚构。")
    say(f"在浏览器中打开 http://{HOST}:{port}/ ，点一个人名即可登录：")
    for line in note.people:
        say(f"  {line}")
    say(f"公众页面在 http://{HOST}:{port}/public/ ，不用登录，有一份公开过又更正过的通报。")
    say("按 Ctrl+C 停止。")
    import_module("zhenggai.workbench.server").serve(HOST, port)
    return 0
