"""The rectification plan: each problem with cause, target, standard, measures, units, deadlines."""

from collections.abc import Iterator

from zhenggai.demo.district import District
from zhenggai.demo.items import Measure, Problem
from zhenggai.demo.papers.feedback import inspected_on
from zhenggai.demo.papers.responsibility import leader_names, responsible_units, unit_names
from zhenggai.notices.readers.list_numbers import circled
from zhenggai.writers.letter_rows import (
    Block,
    Heading,
    Imprint,
    Letter,
    Paragraph,
    RedHead,
    Words,
)
from zhenggai.writers.official_style import label
from zhenggai.zh.days import in_words

ISSUER = "中共云汀区委"


def plan(district: District) -> Letter:
    """The plan as it was approved and issued: first leaders, first deadlines."""
    paperwork = district.records.paperwork
    return Letter(
        title=(f"{ISSUER}关于落实{district.team}", "反馈意见的整改方案"),
        addressee="各镇（街道）党（工）委，区直各单位党组（党委）",
        blocks=(*_opening(district), *_tree(district), *_demands()),
        signatures=(ISSUER,),
        dated_on=paperwork.plan_on,
        red_head=RedHead(f"{ISSUER}文件", paperwork.plan_number),
        imprint=Imprint(
            copies=(f"省委巡视办，{district.team}",),
            issuer="中共云汀区委办公室",
            printed_on=paperwork.plan_on,
        ),
        author=ISSUER,
    )


def _opening(district: District) -> Iterator[Block]:
    categories = sum(len(one.categories) for one in district.aspects)
    counts = f"{len(district.aspects)}个方面{categories}类共{len(district.problems)}个问题"
    yield Paragraph(
        f"{inspected_on(district)}，{district.team}对云汀区开展了{district.mode}。{in_words(district.days.feedback_on)}，"
        f"巡视组向云汀区委反馈了巡视意见，指出了{counts}。"
        f"区委逐条研究，制定整改措施{len(district.measures)}条，"
        f"由{len(_lead_units(district))}个牵头单位组织落实。现将整改方案印发，请认真执行。"
    )


def _lead_units(district: District) -> set[str]:
    return {unit for one in district.problems for unit in one.lead_units}


def _tree(district: District) -> Iterator[Block]:
    for aspect in district.aspects:
        yield Heading(aspect.title)
        for category in aspect.categories:
            yield Heading(category.title, level=2)
            for problem in category.problems:
                yield from _problem(district, problem)


def _problem(district: District, problem: Problem) -> Iterator[Block]:
    on = district.records.paperwork.plan_on
    yield Heading(problem.title, level=3, label=label(3, problem.number))
    standard = "；".join(f"{circled(one.number)}{one.text}" for one in problem.standard)
    fields = {
        "原因分析": problem.cause,
        "整改目标": problem.target,
        "完成标准": f"{standard}。",
        "牵头领导": leader_names(district, problem, on),
        "牵头单位": unit_names(district, problem.lead_units),
        "责任单位": unit_names(district, problem.responsible_units),
        "完成时限": problem.first_deadline.text,
    }
    for name, value in fields.items():
        yield Paragraph((Words(f"{name}：", face="楷体"), value))
    yield Paragraph((Words("整改措施：", face="楷体"),))
    for number, measure in enumerate(problem.measures, 1):
        yield Paragraph(f"{label(4, number)}{_measure(district, problem, measure)}")


def _measure(district: District, problem: Problem, measure: Measure) -> str:
    """The words of a measure, with the unit and the day where they are not the problem's."""
    told = []
    units = responsible_units(problem, measure)
    if units != problem.responsible_units:
        told.append(f"责任单位：{unit_names(district, units)}")
    if measure.deadline:
        told.append(f"完成时限：{measure.deadline.text}")
    return f"{measure.text}（{'；'.join(told)}）。" if told else f"{measure.text}。"


def _demands() -> Iterator[Block]:
    yield Heading("下一步工作安排")
    yield Paragraph(
        "各牵头单位对所牵头的问题负总责，每两周报送一次进展，没有进展的说明原因。"
        "区委整改办逐项建立台账，对临近时限的提前提醒，对逾期的按程序督办。"
    )
    yield Paragraph(
        "问题销号由责任单位申请，经牵头单位审核、牵头领导签字、区委整改办核查，"
        "报区委巡视整改工作领导小组审定。参与整改的单位和人员不得核查本单位的问题。"
    )
