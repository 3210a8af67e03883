"""The papers of a round: each with its name, its moment, what it is about, and who writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.closing_form import closing_form
from zhenggai.writers.papers.problem_list import problem_list
from zhenggai.writers.papers.supervision_notice import supervision_notice
from zhenggai.writers.papers.told import Told

Subject = Literal["book", "unit", "problem"]
# Where the signed paper comes back to: a form of 代录, or the register of papers.
Return = Literal["slip", "minutes", "stamped", "documents"]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper: `why` says in a sentence what it is for; `for_units`: a unit writes it too."""

    key: str
    title: str
    moment: str
    subject: Subject
    write: Callable[[Told], Letter]
    why: str
    comes_back: Return = "documents"
    for_units: bool = False


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        "problem-list", "问题清单", "整改方案", "book", problem_list,
        "反馈问题逐条列出，写明整改目标、责任和时限，作整改方案的附件。",
    ),
    PaperKind(
        "supervision-notice", "督办通知单", "督办", "unit", supervision_notice,
        "发给有逾期事项的单位，列明逾期事项，要求限期书面答复。",
        comes_back="documents",
    ),
    PaperKind(
        "closing-form", "销号申请表", "销号", "problem", closing_form,
        "完成标准逐条作答，各级逐栏签字；签完的扫描件从“代录”录回。",
        comes_back="slip",
        for_units=True,
    ),
)  # fmt: skip
BY_KEY: Mapping[str, PaperKind] = {one.key: one for one in PAPERS}
