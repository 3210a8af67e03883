"""What a notice lacks because the ledger does not hold it: told to the clerk, not on the paper."""

from collections.abc import Iterator

from zhenggai.writers.notice_items import Items
from zhenggai.writers.notice_rows import NoticeRows, ProblemWords
from zhenggai.writers.notice_style import NoticeStyle


def notice_gaps(rows: NoticeRows, wording: NoticeStyle) -> Iterator[str]:
    """Sentences on what a reader of the paper will miss; problems are named by their order."""
    yield from _inspection_gaps(rows)
    for declared, counted in rows.differing:
        yield (
            f"来件所写与台账不同：{declared.title}{declared.text}，台账登记{counted.text}，"
            f"文中写{counted.text}，请核对台账是否登记齐全，或者在文中说明"
        )
    items = Items(rows, wording)
    numbered = list(enumerate(rows.problems(), 1))
    open_ones = [(place, one) for place, one in numbered if items.is_open(one)]
    lacking: tuple[tuple[str, list[tuple[int, ProblemWords]]], ...] = (
        ("没有一条措施", [(n, one) for n, one in numbered if not _has_measures(one)]),
        ("未完成而没有情况说明", [(n, one) for n, one in open_ones if not one.explanation]),
        ("未完成而没有下一步措施", [(n, one) for n, one in open_ones if not items.next_steps(one)]),
        ("未完成而没有完成时限", [(n, one) for n, one in open_ones if not one.deadline]),
    )
    for words, found in lacking:
        if found:
            yield f"{len(found)}个问题{words}：第{'、'.join(str(place) for place, _ in found)}个"


def tells_contact(wording: NoticeStyle) -> bool:
    """Whether a reader is told how to reach the office."""
    return any(wording.say("office", name) for name in ("phone", "address", "email"))


def _inspection_gaps(rows: NoticeRows) -> Iterator[str]:
    if not rows.is_named:
        yield f"台账没有写明是哪个单位接受{rows.kind}，文中用了台账名称“{rows.inspected}”"
    lacking = [
        words
        for words, held in (
            ("巡视（巡察）组", rows.team),
            ("反馈日期", rows.feedback_on),
            ("进驻的起止日期", rows.began_on and rows.ended_on),
        )
        if not held
    ]
    if lacking:
        yield f"台账没有{'、'.join(lacking)}，文中没有写"


def _has_measures(one: ProblemWords) -> bool:
    return bool(one.measures) or any(map(_has_measures, one.parts))
