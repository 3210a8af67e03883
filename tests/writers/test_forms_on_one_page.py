"""A form stands on one page where it can; one that cannot goes over with its head again."""

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from told_papers import WHOLE

from zhenggai.writers.ledger_rows import Carried, MeasureRow
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import Letter, Table
from zhenggai.writers.papers.reconciliation import TICKS, reconciliation
from zhenggai.writers.papers.told import Proved, Told

PROGRESS = "印发制度并组织学习，逐项核对台账，相关会议纪要、签到表和照片齐全。" * 2


def told(measures: int) -> Told:
    """A problem with so many measures, each with a long proof."""
    numbers = [f"1-{at}" for at in range(1, measures + 1)]
    rows = (MeasureRow("修订制度，组织学习，开展检查。", one, own=own()) for one in numbers)
    proofs = (
        Proved(f"{one}-1", "关于进一步规范学习制度的通知（含附件清单和签到表）", "", "", one)
        for one in numbers
    )
    problem = replace(WHOLE.problems[0], measures=tuple(rows))
    return replace(WHOLE, problems=(problem,), proofs=tuple(proofs))


def own() -> Carried:
    return Carried(state="已完成", progress=PROGRESS, deadline="2026年3月31日前")


def pages(letter: Letter) -> Iterator[str]:
    with pypdfium2.PdfDocument(letter_pdf(letter)) as document:
        for page in document:
            yield "".join(page.get_textpage().get_text_bounded().split())


def sizes(letter: Letter) -> list[float]:
    return [one.size for one in letter.blocks if isinstance(one, Table)]


def test_a_form_with_long_evidence_is_set_smaller_until_it_stands_on_one_page() -> None:
    short, long = reconciliation(told(1)), reconciliation(told(4))
    assert [len(list(pages(one))) for one in (short, long)] == [1, 1]
    assert max(sizes(long)) < max(sizes(short))


def test_a_form_too_long_for_any_type_goes_over_with_its_head_and_whole_signatures() -> None:
    letter = reconciliation(told(16))
    found = list(pages(letter))
    assert sizes(letter) == sizes(reconciliation(told(1)))
    assert all("整改措施完成时限" in one for one in found if TICKS.split("　")[0] in one)
    signed = [one for one in found if "签字" in one]
    assert len(signed) == 1
    assert "对账意见" in signed[0]
