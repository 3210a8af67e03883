"""`zhenggai ledger import`: a paper or a ledger sheet into a book, as it stands.

What the file is is told by its bytes. Of a sheet it also says how its columns were taken.
"""

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from zhenggai.commands.outputs import say
from zhenggai.commands.progress_bar import clear_bar, shown_bar
from zhenggai.console.change_lines import change_lines
from zhenggai.console.given import given_actor, given_pack, mistaken_names
from zhenggai.console.given_files import refuse_nothing, told_with_name
from zhenggai.console.printing import show
from zhenggai.importing import Import, book_named, paper_of, take_file, take_paper
from zhenggai.ledger.collecting import without_collecting
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import is_sheet
from zhenggai.ledger.intake.made import MADE
from zhenggai.ledger.intake.mapping import Column
from zhenggai.ledger.intake.paper import Unplaced
from zhenggai.ledger.intake.sheet_reading import LedgerSheet, refuse_empty
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.sheet_uploads import remember, sheet_of
from zhenggai.notices.readers import file_bytes

# So much is shown of words that found no place.
_SHOWN = 60


def run(arguments: argparse.Namespace) -> int:
    """Take the file in and say what came of it."""
    name = arguments.file
    try:
        with told_with_name(name):
            data = file_bytes(Path(name))
        if is_sheet(data):
            with without_collecting():
                _take_sheet(data, arguments)
        elif arguments.sheet or arguments.map:
            raise NotAllowed(
                "not_a_sheet", "这不是 Excel 表格，--sheet 和 --map 只用于 Excel 台账。"
            )
        else:
            _take_paper(data, arguments)
    except KeyboardInterrupt:
        clear_bar()
        say("已中断，没有导入完的不登记。再运行一次即可，同一份文件不会重复登记。")
        return 130
    finally:
        clear_bar()
    return 0


def _take_paper(data: bytes, arguments: argparse.Namespace) -> None:
    with told_with_name(arguments.file):
        paper = paper_of(data, Path(arguments.file).name, book_named(arguments.book))
        refuse_nothing(paper)
    done = _taken(arguments, partial(take_file, paper, data))
    show(done.taken.as_json(done.book.name), _lines(done), arguments.format)


def _take_sheet(data: bytes, arguments: argparse.Namespace) -> None:
    fields = dict(arguments.map)
    with told_with_name(arguments.file):
        sheet = sheet_of(
            data,
            Path(arguments.file).name,
            sheet=arguments.sheet,
            fields=fields,
            on_progress=shown_bar("读取台账表"),
        )
        refuse_empty(sheet)
    done = _taken(arguments, partial(take_paper, draft_of_sheet(sheet)))
    if fields:
        actor = given_actor(arguments.by, arguments.book)
        remember(sheet.draft.mapping, actor.id if arguments.by else "")
    for line in _notes(sheet):
        say(line)
    told = {**done.taken.as_json(done.book.name), **_columns_as_json(sheet)}
    show(told, _lines(done), arguments.format)


def _taken(arguments: argparse.Namespace, take: Callable[..., Import]) -> Import:
    """What came of it; `take` has its draft already."""
    near = [] if book_named(arguments.book) else mistaken_names(arguments.book)
    done = take(
        arguments.book,
        actor=given_actor(arguments.by, arguments.book),
        pack=given_pack(arguments.pack) if arguments.pack else None,
        on_progress=shown_bar("登记入账"),
    )
    if near:
        say(f"新开了台账“{done.book.name}”。名称相近的另有：{'、'.join(near)}，请核对没有写错。")
    return done


def _lines(done: Import) -> list[str]:
    if done.taken.already:
        return [f"这份文件已经导入过“{done.book.name}”，没有新增。"]
    made = "、".join(f"{MADE[name]}{count}" for name, count in done.taken.made.items())
    changed = change_lines(done.taken.changes, done.taken.gone)
    left = map(_left, done.taken.unplaced)
    return [f"已导入“{done.book.name}”：{made or '没有新增'}。", *changed, *left]


def _left(one: Unplaced) -> str:
    place = f"第{one.row}行" if one.row else "未放入"
    more = "…" if len(one.text) > _SHOWN else ""
    return f"{place}：{one.text[:_SHOWN]}{more}（{one.reason}）"


def _notes(sheet: LedgerSheet) -> Iterator[str]:
    """Which sheet was taken, and which columns a person should look at."""
    mapping = sheet.draft.mapping
    others = [one for one in sheet.sheets if one != mapping.sheet]
    if others:
        yield f"取的是工作表“{mapping.sheet}”；另有：{'、'.join(others)}，用 --sheet 指定。"
    rows, columns = sheet.hidden
    if rows or columns:
        yield f"表中隐藏（筛选掉）的{rows}行、{columns}列也照常读入；不要的请先在表中删去。"
    if mapping.unknown:
        names = "、".join(f"“{one.heading}”" for one in mapping.unknown)
        yield f"没有导入的列：{names}。可用 --map 列名=栏目 指明。"
    doubtful = [one for one in mapping.columns if one.field and one.is_doubtful]
    if doubtful:
        names = "、".join(f"“{one.heading}”作“{one.title}”" for one in doubtful)
        yield f"请核对这些列的对应：{names}。"


def _columns_as_json(sheet: LedgerSheet) -> dict[str, Any]:
    mapping = sheet.draft.mapping
    return {
        "sheet": mapping.sheet,
        "sheets": list(sheet.sheets),
        "columns": [_column_as_json(one) for one in mapping.columns],
    }


def _column_as_json(one: Column) -> dict[str, Any]:
    return {
        "heading": one.heading,
        "field": one.field,
        "title": one.title,
        "doubtful": one.is_doubtful,
    }
