"""`python -m zhenggai.demo [DAY]`: makes the demonstration in the data folder, which must be new.

`zhenggai demo` starts it with a folder of its own; its last act is the note that all is there.
"""

import sys
import time
from datetime import date, datetime
from importlib import import_module

from zhenggai import __version__
from zhenggai.commands.demo_folder import DemoNote, write_note
from zhenggai.commands.outputs import say
from zhenggai.data_folder import data_folder
from zhenggai.demo.district import district, earlier_round
from zhenggai.demo.guide import guide, waits
from zhenggai.desk import make_database
from zhenggai.ledger.core.entries import TIME_ZONE


def main(given: list[str]) -> int:
    """Make the database and everything in it, and say how far it is."""
    began, now = time.monotonic(), datetime.now(TIME_ZONE)
    today = date.fromisoformat(given[0]) if given else now.date()

    def tell(step: str) -> None:
        say(f"{time.monotonic() - began:5.1f}秒  {step}")

    make_database()
    tell("建立数据库")
    # What has tables can be loaded only now that Django is ready.
    book = import_module("zhenggai.demo.making").make_demo(today, now, tell)
    import_module("zhenggai.demo.making_earlier").make_earlier(earlier_round(today), now)
    tell("前一轮整改：通报审定、发布，更正一版")
    people = guide(district(today))
    note = DemoNote(today, __version__, book.name, book.head_n, people, waits())
    write_note(data_folder(), note)
    tell(f"已制作《{book.name}》，{book.head_n}条登记")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
