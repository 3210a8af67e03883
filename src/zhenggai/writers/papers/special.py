"""1+N: the plans and reports of the special inspections (选人用人, 意识形态, 巡察工作)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.letter_rows import Annex, Block, Heading, Letter, Paragraph
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.plan import planned_problems
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.quoting import quoted
from zhenggai.zh.days import in_words

# The word by which the problems of each are known, in their headings or in the problem itself.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "选人用人": ("选人用人", "干部选拔任用"),
    "意识形态": ("意识形态",),
    "巡察工作": ("巡察工作", "巡视工作", "巡视巡察"),
}
# The word for the source of what a special inspection raised.
SOURCE = "专项检查"
COLUMNS = ("number", "problem", "target", "measure", "leaders", "lead_units", "units", "deadline")


def special_problems(told: Told, subject: str) -> tuple[ProblemRow, ...]:
    """The problems of a special inspection: by their source and their words, and those whose
    headings name the subject."""
    return tuple(one for one in told.problems if _is_of(one, subject))


def _is_of(one: ProblemRow, subject: str) -> bool:
    above = f"{one.aspect}{one.category}"
    said = f"{above}{one.text}{one.detail}" if one.source == SOURCE else above
    return any(word in said for word in SUBJECTS[subject])


def special_plan(subject: str) -> Callable[[Told], Letter]:
    """The writer of the plan on a subject; it raises `NothingToTellError`."""

    def write(told: Told) -> Letter:
        about = told.about
        problems = _found(told, subject)
        if not any(one.measures for one in problems):
            raise NothingToTellError(
                f"{subject}方面的问题还没有整改措施。请先登记措施，再出专项整改方案。"
            )
        measures = sum(len(one.measures) for one in problems)
        name = f"{subject}专项整改任务清单"
        return Letter(
            title=(f"{about.issuer}{about.kind}反馈意见", f"{subject}专项整改方案"),
            blocks=(
                Paragraph(
                    f"{about.kind}期间的{subject}专项检查指出的问题，共{len(problems)}个，"
                    f"制定整改措施{measures}条。本方案是整改总方案的组成部分，现印发执行。"
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
            addressee=about.level,
            blocks=tuple(_report(told, subject, problems)),
            signatures=(about.issuer,),
            dated_on=about.dated_on,
            sealed=True,
        )

    return write


def _found(told: Told, subject: str) -> tuple[ProblemRow, ...]:
    problems = special_problems(told, subject)
    if not problems:
        raise NothingToTellError(
            f"台账里没有{subject}方面的专项检查问题。来源是“专项检查”、内容或标题写明“{subject}”的问题，"
            "才写进这份文书。"
        )
    return problems


def _report(told: Told, subject: str, problems: tuple[ProblemRow, ...]) -> Iterator[Block]:
    done = sum(one.shared.state == "已完成" for one in problems)
    measures = [measure for one in problems for measure in one.measures]
    finished = sum(one.own.state == "已完成" for one in measures)
    yield Paragraph(
        f"现将{told.about.kind}反馈意见{subject}专项整改情况报告如下。"
        f"截至{in_words(told.about.cut_off)}，专项检查指出的{len(problems)}个问题，"
        f"已完成整改{done}个；{len(measures)}条整改措施，已完成{finished}条。"
    )
    yield Heading("整改落实情况")
    yield from _progress(problems)
    still = [one for one in problems if one.shared.state != "已完成"]
    yield Heading("下一步打算")
    if still:
        yield Paragraph(f"对尚未完成的{len(still)}个问题，按照下列安排继续推进。")
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
            yield Heading(quoted(one.text), 3, label=f"{one.number}.")
            state = f"整改状态：{one.shared.state}。" if one.shared.state else ""
            if state or one.shared.progress:
                yield Paragraph(quoted(f"{state}{one.shared.progress}"))
            for place, measure in enumerate(one.measures, 1):
                said = measure.own.progress or measure.own.state or "尚未报送进展"
                text = f"{measure.text.rstrip('。；')}。{said.rstrip('。')}。"
                yield Paragraph((f"（{place}）", *quoted(text)))
