"""Forms that are led along for signing: routing slips, signing sheets, extensions, hand-overs."""

from collections.abc import Iterable

from zhenggai.demo.answers import answers
from zhenggai.demo.course import Extension, Signed
from zhenggai.demo.district import District
from zhenggai.demo.items import Measure, Problem
from zhenggai.demo.papers.responsibility import unit_names
from zhenggai.demo.records import HandOver, Slip
from zhenggai.notices.readers.list_numbers import circled
from zhenggai.writers.letter_rows import Cell, Column, Letter, Paragraph, Table
from zhenggai.zh.days import in_words

OFFICE = "区委整改办"
STEPS = {
    "responsible_head": "责任单位主要负责人",
    "lead_unit": "牵头单位",
    "leader": "牵头领导",
    "office": "整改办核查",
    "leading_group": "领导小组审定",
}
Row = tuple[str | Cell, ...]
# Least heights of the rows of the forms, in millimetres
SIGNING_ROW = 14.0
FORM_HEIGHTS = (12.0, 12.0, 12.0, 12.0, 30.0, 30.0)


def routing_slip(district: District, slip: Slip) -> Letter:
    """销号审定传签单: the leading group approves closings without a meeting."""
    problems = [district.problem(one) for one in slip.problems]
    rows: list[Row] = [("编号", "问题", "牵头单位", "核查意见")]
    for problem in problems:
        checked = _checked(problem, slip.id)
        units = unit_names(district, problem.lead_units)
        rows.append((str(problem.number), problem.title, units, checked.opinion))
    return Letter(
        title=("销号审定传签单",),
        subtitle=f"（{slip.number}）",
        blocks=(
            Paragraph(f"以下{len(problems)}个问题已经整改办核查，提请领导小组审定销号。"),
            _table(rows, (1, 4, 2.4, 4)),
            Paragraph("组长意见：同意销号。"),
        ),
        signatures=(_chair(district),),
        dated_on=slip.on,
        author=OFFICE,
    )


def _checked(problem: Problem, through: str) -> Signed:
    closing = next(one for one in problem.closings if one.through == through)
    return next(one for one in closing.signatures if one.step == "office")


def _chair(district: District) -> str:
    return district.person("secretary").name


def signing_sheet(district: District, problem: Problem) -> Letter:
    """销号审签单 of a closing under way: answers to the standard, signatures so far."""
    closing = problem.closings[-1]
    told = {one.point: one.text for one in answers(problem, closing)}
    points: list[Row] = [("完成标准", "完成情况")]
    points += [(f"{circled(one.number)}{one.text}", told[one.number]) for one in problem.standard]
    given = {one.step: one for one in closing.signatures}
    signed: list[Row] = [("环节", "意见", "签字", "日期")]
    for step, title in STEPS.items():
        signed.append((title, *_signature(district, given.get(step))))
    return Letter(
        title=("问题销号审签单",),
        subtitle=f"（问题{problem.number}）",
        blocks=(
            Paragraph(f"问题：{problem.title}"),
            Paragraph(f"申请单位：{unit_names(district, [closing.unit])}"),
            Paragraph(f"申请日期：{in_words(closing.asked_on)}"),
            _table(points, (4, 6)),
            Table(
                tuple(signed),
                _columns((2.6, 3.2, 1.6, 3)),
                heights=(8.0, *(SIGNING_ROW for _ in STEPS)),
            ),
        ),
        is_numbered=False,
        author=OFFICE,
    )


def _signature(district: District, signed: Signed | None) -> tuple[str, str, str]:
    if signed is None:
        return "", "", ""
    return signed.opinion, district.person(signed.by).name, in_words(signed.on)


def extension_form(
    district: District, problem: Problem, item: Problem | Measure, extension: Extension
) -> Letter:
    """延期审批表 of a problem or a measure."""
    is_measure = isinstance(item, Measure)
    text = item.text if isinstance(item, Measure) else item.title
    deadline = item.deadline if isinstance(item, Measure) else item.first_deadline
    leader = district.person(extension.by)
    rows: list[Row] = [
        (Cell("事项", is_head=True), f"{'措施' if is_measure else '问题'}{item.number}　{text}"),
        (Cell("牵头单位", is_head=True), unit_names(district, problem.lead_units)),
        (Cell("原定时限", is_head=True), (deadline or problem.first_deadline).text),
        (Cell("申请延至", is_head=True), in_words(extension.until)),
        (Cell("延期理由", is_head=True), extension.reason),
        (
            Cell("牵头领导意见", is_head=True),
            f"{extension.decision}\n{leader.name}　{in_words(extension.decided_on)}",
        ),
    ]
    return Letter(
        title=("整改事项延期审批表",),
        blocks=(Table(tuple(rows), _columns((2, 7)), head=0, heights=FORM_HEIGHTS),),
        is_numbered=False,
        author=OFFICE,
    )


def hand_over_form(district: District, one: HandOver) -> Letter:
    """整改责任交接单: which problems go from one leader to another."""
    before, after = district.person(one.leader_from), district.person(one.leader_to)
    rows: list[Row] = [("编号", "问题", "牵头单位", "完成时限")]
    for number in one.problems:
        problem = district.problem(number)
        units = unit_names(district, problem.lead_units)
        rows.append((str(number), problem.title, units, problem.first_deadline.text))
    return Letter(
        title=("整改责任交接单",),
        blocks=(
            Paragraph(
                f"因{one.reason}，{before.name}将以下{len(one.problems)}个问题的整改牵头责任交给{after.name}，有关台账和佐证材料一并移交。"
            ),
            _table(rows, (1, 3.6, 3, 3.2)),
            Paragraph(f"移交人：{before.name}　接收人：{after.name}　监交：{OFFICE}"),
        ),
        signatures=(OFFICE,),
        dated_on=one.on,
        is_numbered=False,
        author=OFFICE,
    )


def _table(rows: Iterable[Row], widths: Iterable[float]) -> Table:
    return Table(tuple(rows), _columns(widths))


def _columns(widths: Iterable[float]) -> tuple[Column, ...]:
    return tuple(Column(width) for width in widths)
