"""专题民主生活会: its plan, the report on it, the list of problems that the members found.

What only those know who were there is left to be written: nothing is told that is not on record.
"""

from collections.abc import Iterator

from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.letter_rows import Block, Heading, Letter, Paragraph
from zhenggai.writers.notice_figures import wholes
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.papers.told_meetings import Met
from zhenggai.writers.quoting import quoted
from zhenggai.zh.days import in_words

# The word for the source of what the members found, and for the kind of meeting.
SOURCE, KIND = "民主生活会", "专题民主生活会"
COLUMNS = ("number", "problem", "cause", "measure", "leaders", "units", "deadline", "state")
# The room for a hand.
BLANK = "＿＿＿＿＿＿"


def life_meeting_plan(told: Told) -> Letter:
    """方案: what is prepared, how the meeting goes, what follows. Raises `NothingToTellError`
    before the feedback."""
    about = told.about
    if told.notice is None:
        raise NothingToTellError(
            f"截至{in_words(about.cut_off)}，台账里还没有反馈的问题。请先导入反馈意见，"
            "再出民主生活会方案。"
        )
    return Letter(
        title=(f"{about.issuer}{about.kind}整改", "专题民主生活会方案"),
        blocks=tuple(_plan(told, wholes(told.notice))),
        signatures=(about.issuer,),
        dated_on=about.dated_on,
        sealed=True,
    )


def _plan(told: Told, found: str) -> Iterator[Block]:
    about, met = told.about, _meeting(told)
    received = f"{in_words(about.feedback_on)}" if about.feedback_on else ""
    on = in_words(met.on) if met and met.on else f"{BLANK}年{BLANK}月{BLANK}日"
    agenda = met.agenda if met else ""
    yield Paragraph(
        f"{received}{about.team or f'{about.kind}组'}反馈了{about.kind}意见，指出{found}。"
        f"按照{about.kind}整改工作安排，现就召开整改专题民主生活会制定如下方案。"
    )
    yield Heading("会议主题")
    yield Paragraph(quoted(f"{agenda.rstrip('。')}。") if agenda else BLANK)
    yield Heading("时间和参加人员")
    yield Paragraph(f"时间：{on}。参加人员：{BLANK}。列席人员：{BLANK}。主持人：{BLANK}。")
    yield Heading("会前准备")
    yield Heading("学习研讨。", 2, body="围绕会议主题组织学习，打牢思想基础。")
    units = f"向{len(told.units)}个牵头单位和责任单位" if told.units else "在一定范围内"
    yield Heading(
        "征求意见。",
        2,
        body=f"{units}征求意见，由{about.office}原汁原味汇总，如实反馈本人。",
    )
    yield Heading(
        "谈心谈话。",
        2,
        body="主要负责人同班子成员、班子成员相互之间、班子成员同分管单位负责人逐一谈心，"
        "把反馈的问题谈透。",
    )
    yield Heading(
        "对照检查。",
        2,
        body=f"逐条对照反馈的{found}，班子和个人分别撰写对照检查材料，"
        "见人见事，问题归到人头，不以班子问题代替个人问题。",
    )
    yield Heading("会议程序")
    yield Paragraph(
        "（1）通报会前准备和征求意见情况；（2）主要负责人代表班子作对照检查；"
        "（3）班子成员逐一作对照检查，开展批评；（4）上级督导组点评；（5）主要负责人作表态讲话。"
    )
    yield Heading("会后整改")
    yield Paragraph(
        f"会上查摆的问题列成清单，逐条明确整改措施、责任人和时限，由{about.office}登记台账，"
        "与反馈问题一同推进、一同销号；会议情况按规定报告，在一定范围内通报。"
    )


def life_meeting_report(told: Told) -> Letter:
    """情况报告. Raises `NothingToTellError` while no such meeting is on record."""
    about, met = told.about, _meeting(told)
    if met is None:
        raise NothingToTellError(
            f"截至{in_words(about.cut_off)}，台账里没有登记专题民主生活会。"
            "请先录入会议纪要或登记会议，再出情况报告。"
        )
    return Letter(
        title=(f"{about.issuer}关于{about.kind}整改", "专题民主生活会情况的报告"),
        addressee=about.level,
        blocks=tuple(_report(told, met)),
        signatures=(about.issuer,),
        dated_on=about.dated_on,
        sealed=True,
    )


def _report(told: Told, met: Met) -> Iterator[Block]:
    about, own = told.about, _own(told)
    on = f"{in_words(met.on)}，" if met.on else ""
    yield Paragraph(
        f"按照{about.kind}整改工作安排，{on}{about.issuer}召开专题民主生活会。现将有关情况报告如下。"
    )
    yield Heading("会前准备和会议召开情况")
    if met.agenda:
        yield Paragraph(quoted(f"会议议题：{met.agenda.rstrip('。')}。"))
    yield Paragraph(f"学习研讨、征求意见、谈心谈话和开展批评的情况：{BLANK}。")
    yield Heading("查摆问题情况")
    if own:
        yield Paragraph(f"会上查摆的问题已登记台账{len(own)}个：")
        for place, one in enumerate(own, 1):
            yield Paragraph((f"（{place}）", *quoted(_with_state(one))))
    else:
        yield Paragraph("会上查摆的问题列入个人整改清单，尚未单独登记台账。")
    if met.decisions:
        yield Heading("会议议定事项")
        for decision in met.decisions:
            yield Paragraph(quoted(f"{decision.rstrip('。')}。"))
    yield Heading("下一步打算")
    yield Paragraph(
        "对查摆的问题逐条落实整改措施，完成一项、核查一项、销号一项；"
        "整改情况在下一年度民主生活会上报告。"
    )


def life_meeting_problems(told: Told) -> Letter:
    """查摆问题清单. Raises `NothingToTellError` while none is on record."""
    about, own = told.about, _own(told)
    if not own:
        raise NothingToTellError(
            "台账里没有来源是“民主生活会”的问题。查摆的问题登记时把来源选成“民主生活会”，再出清单。"
        )
    return Letter(
        title=(f"{about.inspected}{about.kind}整改专题民主生活会查摆问题清单",),
        blocks=(item_table(own, COLUMNS),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _meeting(told: Told) -> Met | None:
    """The last such meeting that is on record."""
    return next((one for one in reversed(told.meetings) if one.kind == KIND), None)


def _own(told: Told) -> list[ProblemRow]:
    return [one for one in told.problems if one.source == SOURCE]


def _with_state(one: ProblemRow) -> str:
    state = f"（{one.shared.state}）" if one.shared.state else ""
    return f"{one.text.rstrip('。；')}{state}。"
