"""1+N: the plans and reports of the special inspections (选人用人, 意识形态, 巡察工作)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from zhenggai.writers.bound import cut_off_day
from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.letter_rows import Annex, Block, Heading, Letter, Paragraph
from zhenggai.writers.notice_figures import as_printed
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.plan import planned_problems
from zhenggai.writers.papers.special_counts import DONE, special_counts, special_problems
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.quoting import quoted
from zhenggai.zh.days import in_words

COLUMNS = ("number", "problem", "target", "measure", "leaders", "lead_units", "units", "deadline")


def special_plan(subject: str) -> Callable[[Told], Letter]:
    """The writer of the plan on a subject; it raises `NothingToTellError`."""

    def write(told: Told) -> Letter:
        about = told.about
        problems = _found(told, subject)
        if not any(one.measures for one in problems):
            raise NothingToTellError(
                f"{subject}方面的问题还没有整改措施。请先登记措施，再出专项整改方案。"
            )
        counts = _printed(problems, subject)
        name = f"{subject}专项整改任务清单"
        return Letter(
            title=(f"{about.issuer}{about.kind}反馈意见", f"{subject}专项整改方案"),
            blocks=(
                Paragraph(
                    f"{about.kind}期间的{subject}专项检查指出的问题，共{counts['problems']}，"
                    f"制定整改措施{counts['measures']}。本方案是整改总方案的组成部分，现印发执行。"
                ),
                *planned_problems(problems),
                Heading("工作要求"),
                Paragraph(
                    "专项整改与总体整改同部署、同调度、同核查，"
                    f"进展按期报送{about.office}，完成情况形成专项整改报告，一并报送上级。"
                ),
            ),
            attachments=(name,),
            signatures=(about.issuer,),
            dated_on=about.dated_on,
            sealed=True,
            annexes=(Annex((name,), (item_table(problems, COLUMNS),), is_landscape=True),),
        )

    return write


def special_report(subject: str) -> Callable[[Told], Letter]:
    """The writer of the report on a subject; it raises `NothingToTellError`."""

    def write(told: Told) -> Letter:
        about = told.about
        problems = _found(told, subject)
        return Letter(
            title=(f"{about.issuer}关于{about.kind}反馈意见", f"{subject}专项整改情况的报告"),
            addressee=f"{about.level}{about.kind}工作领导小组" if about.level else "",
            blocks=tuple(_report(told, subject, problems)),
            signatures=(about.issuer,),
            dated_on=about.dated_on,
            sealed=True,
            about=f"数字截至{in_words(about.cut_off)}，据台账登记 {about.head}",
        )

    return write


def _found(told: Told, subject: str) -> tuple[ProblemRow, ...]:
    problems = special_problems(told.problems, subject)
    if not problems:
        raise NothingToTellError(
            f"台账里没有{subject}方面的专项检查问题。来源是“专项检查”、内容或标题写明“{subject}”的问题，"
            "才写进这份文书。"
        )
    return problems


def _printed(problems: Sequence[ProblemRow], subject: str) -> dict[str, str]:
    """What is counted of them as it is printed, bound to the ledger."""
    counts = special_counts(problems, subject)
    return {name: as_printed(one.figure) for name, one in counts.items()}


def _report(told: Told, subject: str, problems: tuple[ProblemRow, ...]) -> Iterator[Block]:
    counts = _printed(problems, subject)
    yield Paragraph(
        f"现将{told.about.kind}反馈意见{subject}专项整改情况报告如下。"
        f"截至{cut_off_day(in_words(told.about.cut_off))}，"
        f"专项检查指出的{counts['problems']}问题，已完成整改{counts['done']}；"
        f"{counts['measures']}整改措施，已完成{counts['measures_done']}。"
    )
    yield Heading("整改落实情况")
    yield from _progress(problems)
    still = [one for one in problems if not one.is_part and one.shared.state != DONE]
    yield Heading("下一步打算")
    if still:
        yield Paragraph(f"对尚未完成的{counts['undone']}问题，按照下列安排继续推进。")
        for place, one in enumerate(still, 1):
            until = f"，{one.shared.deadline}完成" if one.shared.deadline else ""
            units = "、".join(one.shared.lead_units)
            by = f"由{units}牵头" if units else "继续推进"
            text = f"{one.text.rstrip('。；')}：{by}{until}。"
            yield Paragraph((f"（{place}）", *quoted(text)))
    else:
        yield Paragraph("对已完成的问题开展“回头看”，防止反弹。")


def _progress(problems: Iterable[ProblemRow]) -> Iterator[Block]:
    for category, held in groupby(problems, lambda one: one.category):
        if category:
            yield Heading(quoted(category), 2)
        for one in held:
            yield Heading(quoted(one.own_text), 3, label=f"{one.number}.")
            state = f"整改状态：{one.shared.state}。" if one.shared.state else ""
            if state or one.shared.progress:
                yield Paragraph(quoted(f"{state}{one.shared.progress}"))
            for place, measure in enumerate(one.measures, 1):
                said = measure.own.progress or measure.own.state or "尚未报送进展"
                text = f"{measure.text.rstrip('。；')}。{said.rstrip('。')}。"
                yield Paragraph((f"（{place}）", *quoted(text)))
