"""主要负责人组织落实情况报告: what the first person answerable did, and where the round stands."""

from collections.abc import Iterator

from zhenggai.writers.letter_rows import Block, Heading, Letter, Paragraph
from zhenggai.writers.notice_figures import headline
from zhenggai.writers.notice_rows import NoticeRows
from zhenggai.writers.notice_style import NoticeStyle, load_style
from zhenggai.writers.notice_text import organised
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words


def leader_report(told: Told) -> Letter:
    """The report; what only the leader knows is left to be written. Raises
    `NothingToTellError` before the feedback."""
    about, rows = told.about, told.notice
    if rows is None:
        raise NothingToTellError(
            f"截至{in_words(about.cut_off)}，台账里还没有反馈的问题。请先导入反馈意见，再出这份报告。"
        )
    wording = load_style("running", "report")
    return Letter(
        title=(f"{about.inspected}主要负责人", f"组织落实{about.kind}整改情况的报告"),
        addressee=wording.say_or("paper", "addressee", "", level=rows.level, kind=rows.kind),
        blocks=tuple(_blocks(told, rows, wording)),
        signatures=("主要负责人（签字）：",),
        dated_on=about.dated_on,
    )


def _blocks(told: Told, rows: NoticeRows, wording: NoticeStyle) -> Iterator[Block]:
    about = told.about
    received = f"{in_words(about.feedback_on)}收到反馈意见以来，" if about.feedback_on else ""
    yield Paragraph(
        f"{received}本人作为{about.kind}整改第一责任人，认真履行职责，组织推动整改落实。"
        "现将有关情况报告如下。"
    )
    done = list(organised(rows, wording))
    if done:
        yield Heading("履行第一责任人责任情况")
        yield from done
    overall = "".join(headline(rows, wording))
    if overall:
        yield Heading("整改落实总体情况")
        yield Paragraph(overall)
    own = [one for one in told.problems if not one.is_part and _is_open(one.shared.state)]
    if own:
        yield Heading("继续推动的问题")
        for one in own:
            units = "、".join(one.shared.lead_units)
            until = f"，{one.shared.deadline}完成" if one.shared.deadline else ""
            body = f"由{units}牵头{until}。" if units else f"继续推进{until}。"
            yield Heading(f"{one.text.rstrip('。；')}。", 2, body=body)
    yield Heading("下一步打算")
    yield Paragraph(
        "继续扛起第一责任人责任，对未完成的事项亲自过问、逐项推动，"
        "对已完成的事项组织“回头看”，推动整改常态长效。"
    )


def _is_open(state: str) -> bool:
    return state not in ("", "已完成")
