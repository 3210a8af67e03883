"""`zhenggai ledger import`: a paper or a ledger sheet into a book, as it stands."""

import argparse
from pathlib import Path

from zhenggai.console.given import given_actor, given_pack
from zhenggai.console.printing import show
from zhenggai.importing import Import, paper_of, take_paper
from zhenggai.notices.readers import file_bytes

MADE = {
    "sections": "部分",
    "aspects": "方面",
    "categories": "类",
    "problems": "问题",
    "sub_problems": "具体问题",
    "measure_groups": "措施组",
    "measures": "措施",
    "states": "状态",
    "deadlines": "时限",
    "regulations": "制度",
    "figures": "数字",
    "changed": "改动",
    "gone": "撤回",
}


def run(arguments: argparse.Namespace) -> int:
    """Take the file in and say what came of it."""
    path = Path(arguments.file)
    data = file_bytes(path)
    done = take_paper(
        paper_of(data, path.name),
        arguments.book,
        actor=given_actor(arguments.by, arguments.book),
        pack=given_pack(arguments.pack) if arguments.pack else None,
    )
    show(done.taken.as_json(done.book.name), _lines(done), arguments.format)
    return 0


def _lines(done: Import) -> list[str]:
    if done.taken.already:
        return [f"这份文件已经导入过“{done.book.name}”，没有新增。"]
    made = "、".join(f"{MADE.get(name, name)}{count}" for name, count in done.taken.made.items())
    left = [f"未放入：{one.text}（{one.reason}）" for one in done.taken.unplaced]
    return [f"已导入“{done.book.name}”：{made or '没有新增'}。", *left]
