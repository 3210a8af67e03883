"""Two drafts of the notice, as they lie on the clerk's desk: the first with the slips that papers
have in a hurry, the second with some of them mended. The figures are the ledger's of the day."""

from collections.abc import Iterator, Mapping
from datetime import date

from zhenggai.demo.district import District
from zhenggai.demo.items import Problem
from zhenggai.demo.papers.feedback import inspected_on
from zhenggai.demo.papers.minutes import quoted
from zhenggai.demo.papers.sources import Paper
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Block, Heading, Letter, Paragraph
from zhenggai.writers.official_style import label
from zhenggai.zh.days import in_words

NAMES = ("整改情况通报（起草稿）", "整改情况通报（送核稿）")
TITLE = ("中共云汀区委关于巡视整改进展情况的通报",)


def notice_drafts(district: District, on: date, figures: Mapping[str, str]) -> tuple[Paper, Paper]:
    """Both drafts; `figures` are the ledger's by name, as they are printed without their unit."""
    first, second = (
        Letter(
            title=TITLE,
            blocks=tuple(_blocks(district, on, figures, is_mended=is_mended)),
            signatures=("中共云汀区委",),
            dated_on=on,
            author="中共云汀区委",
        )
        for is_mended in (False, True)
    )
    return (
        Paper("notice-draft-1", f"{NAMES[0]}.docx", on, letter_docx(first)),
        Paper("notice-draft-2", f"{NAMES[1]}.docx", on, letter_docx(second)),
    )


def _blocks(
    district: District, on: date, figures: Mapping[str, str], *, is_mended: bool
) -> Iterator[Block]:
    year = on.year
    yield Paragraph(
        f"根据省委统一部署，{inspected_on(district)}，{district.team}对云汀区开展了{district.mode}。"
        f"{in_words(district.days.feedback_on)}，巡视组向云汀区委反馈了巡视意见。"
        "现将整改进展情况通报如下。"
    )
    yield Heading("整改工作总体情况")
    ways = (
        "一是强化理论武装；二是压实主体责任；三是紧盯重点领域；四是深化作风建设；五是完善制度机制"
    )
    more, site = ("", "政治站位") if is_mended else ("；六是严格监督问责", "政治点位")
    yield Paragraph(f"区委着重从五个方面推进整改：{ways}{more}，不断提高{site}。")
    at_work = int(figures["in_progress"]) - (0 if is_mended else 1)
    yield Paragraph(
        f"截至{in_words(on)}，反馈的{figures['aspects']}个方面{figures['problems']}个问题，"
        f"已完成整改{figures['done']}个，基本完成{figures['basically_done']}个，"
        f"正在整改{at_work}个，整改完成率{figures['completion_rate']}%；"
        f"制定整改措施{figures['measures']}条，已完成{figures['measures_done']}条。"
    )
    yield Heading("主要问题整改落实情况")
    for aspect in district.aspects:
        yield Heading(aspect.title, level=2)
        for problem in aspect.problems[:2]:
            number = label(3, problem.number)
            words = f"关于“{quoted(problem.title)}”的问题。"
            yield Heading(words, level=3, label=number, body=_done(problem))
    number = f"云政发〔{year}〕11号" if is_mended else f"云政发〔{year}-11〕"
    yield Paragraph(
        f"制定《云汀区政府投资项目管理办法》（{number}），核减概算2160万元；"
        f"对7个超概项目逐一审计，{year}年11月31日前完成整改。"
        "招商项目履约率由61.3%提高到78.3%，提高17%。"
    )
    yield Heading("下一步工作打算")
    yield Paragraph("对没有完成的问题逐项明确措施和时限，整改一个、验收一个、销号一个。")


def _done(problem: Problem) -> str:
    return "".join(f"{one.text.rstrip('。')}。" for one in problem.measures[:2])
