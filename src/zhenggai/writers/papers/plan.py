"""整改方案: every problem with cause, target, standard, who answers for it, measures, deadlines."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from zhenggai.writers.ledger_rows import MeasureRow, ProblemRow
from zhenggai.writers.letter_rows import Annex, Block, Heading, Letter, Paragraph, Words
from zhenggai.writers.notice_figures import as_printed, wholes
from zhenggai.writers.notice_measures import sentence
from zhenggai.writers.official_style import label
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, wide
from zhenggai.writers.papers.problem_list import problem_list
from zhenggai.writers.papers.responsibility_list import responsibility_list
from zhenggai.writers.papers.task_list import task_list
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.quoting import quoted
from zhenggai.zh.days import in_words

_SENTENCES = frozenset({"原因分析", "整改目标", "完成标准"})
LISTS = (("问题清单", problem_list), ("任务清单", task_list), ("责任清单", responsibility_list))


def plan(told: Told) -> Letter:
    """The plan with its three lists. Raises `NothingToTellError` while nothing is planned."""
    about = told.about
    _refuse_without_measures(told)
    return Letter(
        title=(f"{about.issuer}关于落实{about.kind}", "反馈意见的整改方案"),
        blocks=(Paragraph(_opening(told)), *planned_problems(told.planned), *_demands(told)),
        attachments=tuple(name for name, _ in LISTS),
        signatures=(about.issuer,),
        dated_on=about.dated_on,
        sealed=True,
        annexes=tuple(
            Annex(letter.title, letter.blocks, is_landscape=True)
            for letter in (write(told) for _, write in LISTS)
        ),
    )


def plan_for_opinion(told: Told) -> Letter:
    """What of the plan concerns one unit, sent to it for its opinion, with a slip to answer on.

    Raises `NothingToTellError` while nothing is planned for it.
    """
    about = told.about
    _refuse_without_measures(told)
    asked = (
        f"现将{about.kind}反馈意见整改方案中涉及你单位的内容送上，请研究提出意见，"
        f"由主要负责人签字并加盖公章后，书面反馈{about.office}；没有意见的也请书面反馈。"
    )
    slip = form_table(
        (
            wide("单位", told.unit),
            wide("意见", "", 60),
            wide("主要负责人签字（盖章）", FREE, TO_SIGN),
        )
    )
    return Letter(
        title=(f"关于征求{about.kind}反馈意见", "整改方案意见的函"),
        addressee=told.unit,
        blocks=(Paragraph(asked),),
        attachments=("整改方案（征求意见稿，涉及你单位部分）", "意见反馈表"),
        signatures=(about.office,),
        dated_on=about.dated_on,
        sealed=True,
        annexes=(
            Annex(("整改方案（征求意见稿）",), tuple(planned_problems(told.planned, "问题{}　"))),
            Annex(("意见反馈表",), (slip,)),
        ),
    )


def _refuse_without_measures(told: Told) -> None:
    if not any(one.measures for one in told.planned):
        whose = told.unit or "台账里"
        raise NothingToTellError(f"{whose}还没有整改措施。请先登记措施，再出整改方案。")


def _opening(told: Told) -> str:
    about = told.about
    received = f"{in_words(about.feedback_on)}，" if about.feedback_on else ""
    by = about.team or "巡察组"
    counts = wholes(told.notice) if told.notice else f"{len(told.planned)}个问题"
    planned = told.counted.get("measures")
    measures = (
        as_printed(planned) if planned else f"{sum(len(one.measures) for one in told.planned)}条"
    )
    return (
        f"{received}{by}向{about.inspected}反馈了{about.kind}意见，指出了{counts}。"
        f"针对反馈意见，制定整改措施{measures}。现将整改方案印发，请认真抓好落实。"
    )


def planned_problems(problems: Iterable[ProblemRow], numbered: str = "{}.") -> Iterator[Block]:
    """The problems under their headings; of a part of them, their numbers are no labels."""
    for aspect, of_aspect in groupby(problems, lambda one: one.aspect):
        if aspect:
            yield Heading(quoted(aspect))
        for category, of_category in groupby(of_aspect, lambda one: one.category):
            if category:
                yield Heading(quoted(category), 2)
            for problem in of_category:
                yield from _problem(problem, numbered.format(problem.number))


def _problem(problem: ProblemRow, number: str) -> Iterator[Block]:
    yield Heading(quoted(problem.own_text), 3, label=number)
    if problem.detail and not problem.is_part:
        yield Paragraph(quoted(sentence(problem.detail)))
    shared = problem.shared
    fields = {
        "原因分析": problem.cause,
        "整改目标": problem.target,
        "完成标准": "；".join(line.rstrip("；。") for line in problem.standard.split("\n")),
        "责任领导": "、".join(shared.leaders),
        "牵头单位": "、".join(shared.lead_units),
        "责任单位": "、".join(shared.units),
        "完成时限": shared.deadline,
    }
    for name, value in fields.items():
        if value:
            told = sentence(value) if name in _SENTENCES else value
            yield Paragraph((Words(f"{name}：", face="楷体"), *quoted(told)))
    if problem.measures:
        yield Paragraph((Words("整改措施：", face="楷体"),))
    for place, measure in enumerate(problem.measures, 1):
        yield Paragraph((label(4, place), *quoted(_measure(measure))))


def _measure(measure: MeasureRow) -> str:
    """The words of a measure, with what is not as on its problem."""
    own = measure.own
    told = [
        f"{name}：{value}"
        for name, value in (("责任单位", "、".join(own.units)), ("完成时限", own.deadline))
        if value
    ]
    text = measure.text.rstrip("。；")
    return f"{text}（{'；'.join(told)}）。" if told else f"{text}。"


def _demands(told: Told) -> Iterator[Block]:
    yield Heading("下一步工作安排")
    yield Paragraph(
        "各牵头单位对所牵头的问题负总责，责任单位对照完成标准逐条落实，按期报送进展和佐证材料。"
        f"{told.about.office}逐项建立台账，临近时限的提前提醒，逾期的按程序督办；"
        "问题销号按规定逐级审核，参与整改的单位和人员不核查本单位的问题。"
    )
