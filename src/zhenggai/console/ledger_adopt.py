"""`zhenggai ledger adopt`: other rules, or a new version of them, hold in a book from now on."""

import argparse

from zhenggai.console.given import given_actor, given_book, given_pack
from zhenggai.console.printing import show
from zhenggai.ledger.actions import adopt_pack


def run(arguments: argparse.Namespace) -> int:
    """Adopt and say since which entry; the rules that hold already are not adopted again."""
    held, pack = given_book(arguments.book), given_pack(arguments.pack)
    done = adopt_pack(held, pack, given_actor(arguments.by, arguments.book))
    told = {
        "book": held.name,
        "pack": pack.name,
        "version": pack.version,
        "digest": pack.digest,
        "n": done.n if done else None,
    }
    since = f"自第{done.n}号登记起执行" if done else "原已启用，没有改变"
    show(
        told, [f"“{held.name}”本地规则“{pack.title}”（{pack.version}）{since}。"], arguments.format
    )
    return 0
