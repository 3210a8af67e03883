"""The feedback of the inspection team: 4 aspects, 12 categories, 35 problems in its own words."""

from collections.abc import Iterator

from zhenggai.demo.district import District
from zhenggai.writers.letter_rows import Block, Heading, Letter, Paragraph, RedHead
from zhenggai.writers.official_style import label
from zhenggai.zh.days import in_words


def feedback(district: District) -> Letter:
    """The feedback as it was handed over."""
    return Letter(
        title=(f"{district.team}关于巡视云汀区的反馈意见",),
        addressee="中共云汀区委",
        blocks=(*_opening(district), *_problems(district), *_demands()),
        signatures=(district.team,),
        dated_on=district.days.feedback_on,
        red_head=RedHead(f"{district.team}文件", district.records.paperwork.feedback_number),
        author=district.team,
    )


def _opening(district: District) -> Iterator[Block]:
    days = district.days
    counts = (len(district.aspects), _categories(district), len(district.problems))
    yield Paragraph(
        f"根据省委统一部署，{inspected_on(district)}，{district.team}对云汀区开展了{district.mode}。"
        f"{in_words(days.feedback_on)}，巡视组向云汀区委反馈了巡视意见，"
        "指出了{}个方面{}类共{}个问题。".format(*counts)
    )
    yield Paragraph(
        "巡视认为，云汀区委能够结合实际推动各项工作，经济社会发展和党的建设取得一定成效，"
        "但对照职责使命还有不少差距。现将发现的主要问题反馈如下："
    )


def inspected_on(district: District) -> str:
    """The days of the inspection: 2026年3月16日至5月14日."""
    arrived, left = district.days.arrived_on, district.days.left_on
    until = in_words(left) if left.year != arrived.year else f"{left.month}月{left.day}日"
    return f"{in_words(arrived)}至{until}"


def _categories(district: District) -> int:
    return sum(len(aspect.categories) for aspect in district.aspects)


def _problems(district: District) -> Iterator[Block]:
    for aspect in district.aspects:
        yield Heading(aspect.title)
        for category in aspect.categories:
            yield Heading(category.title, level=2)
            for problem in category.problems:
                # Problems are numbered through the whole paper.
                number = label(3, problem.number)
                yield Heading(f"{problem.title}。", level=3, label=number, body=problem.finding)


def _demands() -> Iterator[Block]:
    yield Heading("下一步整改工作要求")
    yield Paragraph(
        "云汀区委要切实担负整改主体责任，区委书记履行第一责任人责任，班子成员抓好分管领域的整改。"
        "对反馈的问题要逐项制定整改目标、措施和时限，建立问题清单、任务清单、责任清单，"
        "坚持整改一个、验收一个、销号一个。"
    )
    yield Paragraph(
        "整改方案于收到反馈意见后一个月内报省委巡视工作领导小组办公室。集中整改期为六个月，"
        "期满后报送整改情况报告和主要负责人组织落实情况报告。"
    )
