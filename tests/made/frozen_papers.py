"""A notice of a made-up round as it goes out, and its edition in a book."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from told_papers import COUNTED_NOTICE

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.published.freezing import Frozen, freeze
from zhenggai.published.models import Edition, Release
from zhenggai.published.releasing import Screenshot, Told, register_release
from zhenggai.published.told import FigureTold, ItemTold
from zhenggai.writers.notice_style import load_style
from zhenggai.writers.notice_text import notice_letter
from zhenggai.writers.png import png

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TITLE = "中共示例县委关于巡察整改进展情况的通报"
LETTER = notice_letter(COUNTED_NOTICE, load_style("running"))
FIGURES = (
    FigureTold(
        "completion_rate", "完成率", "counted", "50.00", "%", "50.00%",
        "已销号问题数除以问题总数，基本完成不计入。", "1", "2",
    ),
    FigureTold("regulations", "建章立制", "reported", "3", "项", "3项", owner="县委办公室"),
    FigureTold(
        "sanctioned", "党纪政务处分", "external", "2", "人", "2人",
        owner="县纪委监委", letter="《关于核对数据的复函》",
    ),
)  # fmt: skip
ITEMS = (
    ItemTold(
        "1", "中心组学习制度不落实。", "政治建设方面", "done", 2, 2,
        lead_units=("县委办公室",), progress="一是修订制度。二是开展学习6次。",
    ),
    ItemTold(
        "2", "部分党支部“三会一课”流于形式。", "组织建设方面", "in_progress", 3, 1,
        "2026年12月31日", ("县委组织部",), "正在逐个支部整顿。",
    ),
)  # fmt: skip
TOLD = Frozen(
    audience="public",
    title=TITLE,
    published_on=date(2026, 11, 20),
    cut_off=date(2026, 10, 31),
    letter=LETTER,
    figures=FIGURES,
    items=ITEMS,
)


def frozen(book: Book, **swaps: Any) -> Edition:
    """An edition of the notice, with some things otherwise."""
    return freeze(book, replace(TOLD, **swaps), by="person/clerk", at=AT)


def shown(book: Book, **swaps: Any) -> Edition:
    """An edition that the portal shows."""
    edition = frozen(book, **swaps)
    edition.in_portal = True
    edition.save(update_fields=["in_portal"])
    return edition


def released(book: Book) -> Release:
    """The register's line of an edition in a newspaper of the place."""
    told = Told("示例日报", "第2版", TOLD.published_on)
    picture = Screenshot("第2版.png", [png(1, 1, [bytes(3)])])
    by = Actor("person/clerk", "", frozenset({"office"}))
    return register_release(frozen(book), told, picture, by=by, at=AT)
