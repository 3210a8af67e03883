"""Papers of prescribed steps that leave no other paper: notices, reports to those above."""

from collections.abc import Iterator

from zhenggai.demo.district import District
from zhenggai.demo.papers.minutes import GROUP
from zhenggai.demo.records import Step
from zhenggai.writers.letter_rows import Block, Letter, Paragraph, RedHead
from zhenggai.zh.days import in_words

_COMMITTEE = "中共云汀区委"
_OFFICE = "中共云汀区委办公室"
_PUBLISHED = "feedback_published"
_REPORTS = {
    "interim_report": "集中整改阶段情况报告",
    "rectification_reports": "整改情况报告和主要负责人组织落实情况报告",
    "follow_up_report": "后续整改情况报告",
}
_ADDRESSEES = "各镇（街道）党（工）委，区直各单位党组（党委）"


def step_papers(district: District) -> Iterator[tuple[Step, str, Letter]]:
    """Each with its step and the name of its file."""
    steps = {one.id: one for one in district.records.steps}
    forwarded, set_up, life = (
        steps[one]
        for one in ("internal_feedback_notice", "leading_group_set_up", "democratic_life_meeting")
    )
    yield forwarded, "转发巡视反馈意见的通知", _forwarded(district, forwarded)
    yield set_up, "成立领导小组的通知", _set_up(district, set_up)
    yield life, "专题民主生活会情况报告", _life_meeting(district, life)
    if _PUBLISHED in steps:
        yield steps[_PUBLISHED], "反馈情况公开稿", _published(district, steps[_PUBLISHED])
    for key, report in _REPORTS.items():
        if key in steps and steps[key].is_proved:
            yield steps[key], f"关于报送{report}的函", _sent_up(steps[key], report)


def _forwarded(district: District, step: Step) -> Letter:
    number = district.records.paperwork.feedback_number
    return _notice(
        step,
        _COMMITTEE,
        (f"关于转发《{district.team}关于巡视云汀区的", "反馈意见》的通知"),
        (
            f"现将《{district.team}关于巡视云汀区的反馈意见》（{number}）转发给你们，请结合实际认真对照。",
            "各单位党组织要及时组织学习，主动认领涉及本单位的问题，做好制定整改措施的准备。",
        ),
    )


def _set_up(district: District, step: Step) -> Letter:
    group = next(one for one in district.records.groups if one.number == step.number)
    first, *others = (district.person(one) for one in group.members)
    return _notice(
        step,
        _OFFICE,
        (f"关于成立{_COMMITTEE}巡视整改工作", "领导小组的通知"),
        (
            f"根据区委常委会会议决定，成立{GROUP}，组成人员如下。",
            f"组长：{first.name}，{first.title}。",
            "成员：" + "；".join(f"{one.name}，{one.title}" for one in others) + "。",
            "领导小组办公室设在区委整改办，承担日常工作。",
        ),
    )


def _notice(step: Step, issuer: str, title: tuple[str, ...], paragraphs: tuple[str, ...]) -> Letter:
    blocks: tuple[Block, ...] = tuple(map(Paragraph, paragraphs))
    return Letter(
        title=title,
        addressee=_ADDRESSEES,
        blocks=blocks,
        signatures=(issuer,),
        dated_on=step.on,
        red_head=RedHead(f"{issuer}文件", step.number),
        author=issuer,
    )


def _life_meeting(district: District, step: Step) -> Letter:
    meeting = next(
        one for one in district.records.meetings if one.kind == "democratic_life_meeting"
    )
    decided = (f"会议{one.text}。" for one in meeting.decisions)
    told = (
        f"{in_words(step.on)}，区委常委会班子召开巡视整改专题民主生活会，{meeting.agenda}。",
        "班子成员逐一作对照检查，相互提出批评意见，会前征求意见、谈心谈话等准备工作均已完成。",
        *decided,
    )
    blocks: tuple[Block, ...] = tuple(map(Paragraph, told))
    return Letter(
        title=("区委常委会班子巡视整改专题民主生活会", "情况报告"),
        addressee="省委巡视办",
        blocks=blocks,
        signatures=(_COMMITTEE,),
        dated_on=step.on,
        author=_COMMITTEE,
    )


def _published(district: District, step: Step) -> Letter:
    counts = f"{len(district.aspects)}个方面{len(district.problems)}个问题"
    return Letter(
        title=(f"{district.team}向云汀区委反馈巡视情况",),
        blocks=(
            Paragraph(
                f"{in_words(district.days.feedback_on)}，{district.team}向云汀区委反馈巡视情况，"
                f"指出{counts}，提出整改要求。区委表示全部认领，按期完成整改。"
            ),
        ),
        dated_on=step.on,
        author=_COMMITTEE,
    )


def _sent_up(step: Step, report: str) -> Letter:
    return Letter(
        title=(f"关于报送{report}的函",),
        addressee="省委巡视办",
        blocks=(Paragraph(f"现将{report}随函报送，请审阅。"),),
        signatures=(_COMMITTEE,),
        dated_on=step.on,
        red_head=RedHead(f"{_COMMITTEE}文件", step.number),
        author=_COMMITTEE,
    )
