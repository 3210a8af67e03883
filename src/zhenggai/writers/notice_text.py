"""The text of a notice on rectification: opening, organisation, items, outlook, contact."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from zhenggai.writers.bound import (
    BEGAN,
    BEGAN_TITLE,
    ENDED,
    ENDED_TITLE,
    FEEDBACK,
    FEEDBACK_TITLE,
    bound,
    cut_off_day,
    mark,
)
from zhenggai.writers.letter_rows import Annex, Block, Heading, Letter, Paragraph
from zhenggai.writers.notice_figures import (
    as_printed,
    clues,
    headline,
    in_clause,
    number,
    others,
    plain,
    results,
    unfinished,
    wholes,
)
from zhenggai.writers.notice_items import TOP, Items
from zhenggai.writers.notice_parts import Part, blocks_of
from zhenggai.writers.notice_rows import NoticeRows, Organisation, ProblemWords
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.writers.notice_unfinished import held_open, unfinished_parts, unfinished_table
from zhenggai.writers.quoting import quoted
from zhenggai.zh.days import in_words

# 20 characters of 2号 fill a line
LONGEST_TITLE_LINE = 20


def notice_letter(
    rows: NoticeRows, wording: NoticeStyle, *, only_unfinished: bool = False
) -> Letter:
    """The whole paper, dated on its cut-off day; or only what it says of what is not done."""
    return framed(
        rows, wording, blocks_of(notice_parts(rows, wording, only_unfinished=only_unfinished))
    )


def framed(rows: NoticeRows, wording: NoticeStyle, blocks: tuple[Block, ...]) -> Letter:
    """Blocks under the paper's title and over its signature."""
    issuer = wording.say("office", "issuer") or rows.issuer or rows.inspected
    title = wording.say("paper", "title", issuer=issuer, kind=rows.kind)
    annexes = tuple(_annexes(rows, wording))
    return Letter(
        title=title_lines(title),
        subtitle="（演练）" if rows.is_exercise else "",
        addressee=wording.say_or("paper", "addressee", "", level=rows.level, kind=rows.kind),
        blocks=blocks,
        attachments=tuple("".join(one.title) for one in annexes),
        annexes=annexes,
        signatures=(issuer,),
        dated_on=rows.cut_off,
        author=issuer,
        about=f"数字截至{in_words(rows.cut_off)}，据台账登记 {rows.head}；样式：{wording.title}",
    )


def _annexes(rows: NoticeRows, wording: NoticeStyle) -> Iterator[Annex]:
    """The table of what is not done, where the style tells it beside the sentences."""
    if wording.unfinished == "both" and held_open(rows):
        table = unfinished_table(rows, wording, Items(rows, wording))
        yield Annex((wording.say("sections", "table"),), (table,), is_landscape=True)


def title_lines(title: str) -> tuple[str, ...]:
    """A title that one line cannot hold breaks before 关于."""
    issuer, about, rest = title.partition("关于")
    return (issuer, about + rest) if issuer and len(title) > LONGEST_TITLE_LINE else (title,)


def notice_parts(
    rows: NoticeRows, wording: NoticeStyle, *, only_unfinished: bool = False
) -> Iterator[Part]:
    """The paper part by part, in its order."""
    items = Items(rows, wording)
    yield Part("opening", "开头", tuple(_opening(rows, wording)))
    if not only_unfinished:
        yield from _done_parts(rows, wording, items)
    yield from unfinished_parts(rows, wording, items)
    yield _chapter("outlook", wording.say("sections", "outlook"), _outlook(rows, wording))
    yield Part("contact", "联系方式", (Paragraph(_contact(rows, wording)),))


def _done_parts(rows: NoticeRows, wording: NoticeStyle, items: Items) -> Iterator[Part]:
    """What was organised, the main chapters, other sources' problems, what other bodies give."""
    organisation = list(organised(rows, wording))
    if organisation:
        yield _chapter("organisation", wording.say("sections", "organisation"), organisation)
    yield from _main(rows, wording, items)
    for source, problems_apart in rows.apart:
        title = wording.say("sections", "apart", source=source.removesuffix("事项"))
        yield _chapter(f"apart/{source}", title)
        # They are no part of the feedback's running count.
        for place, one in enumerate(problems_apart, 1):
            blocks = tuple(items.apart(_told(one, wording), TOP, place))
            yield Part(one.key, one.text, blocks, 2, one.key)
    told = [Paragraph(quoted(one)) for one in clues(rows, wording)]
    if told:
        yield _chapter("clues", wording.say("sections", "clues", kind=rows.kind), told)


def _chapter(key: str, title: str, blocks: Iterable[Block] = ()) -> Part:
    return Part(key, title, (Heading(quoted(title)), *blocks))


def _told(one: ProblemWords, wording: NoticeStyle) -> ProblemWords:
    """A problem of which no more is known than that it is done: that is said of it."""
    is_bare = not (one.measures or one.progress or one.documents or one.parts)
    if one.state != "done" or not is_bare:
        return one
    return replace(one, progress=wording.say("states", "done"))


def _opening(rows: NoticeRows, wording: NoticeStyle) -> Iterator[Block]:
    told = wording.say_all(
        "paper",
        "opening",
        level=rows.level,
        team=rows.team,
        inspected=rows.inspected,
        kind=rows.kind,
        mode=rows.mode or rows.kind,
        days=_days_told(rows),
        feedback_on=_feedback_day(rows.feedback_on, None),
        feedback_after=_feedback_day(rows.feedback_on, rows.ended_on or rows.began_on),
        wholes=wholes(rows),
        others=others(rows, wording),
        cut_off=cut_off_day(in_words(rows.cut_off)),
    )
    # What leads on to the paper stands last.
    paragraphs = ("".join(told[:-1]), "".join(headline(rows, wording)), "".join(told[-1:]))
    yield from (Paragraph(one) for one in paragraphs if one)


def _days_told(rows: NoticeRows) -> str:
    """From when to when the team was there: 2026年3月5日至5月20日, bound to the ledger."""
    began, ended = rows.began_on, rows.ended_on
    if began is None:
        return ""
    told = mark(BEGAN, BEGAN_TITLE, in_words(began))
    if ended is None:
        return f"{told}起"
    return f"{told}至{mark(ENDED, ENDED_TITLE, _after(began, ended))}"


def _feedback_day(on: date | None, before: date | None) -> str:
    """The day of the feedback, bound to the ledger; where the day before it is told, so short."""
    return mark(FEEDBACK, FEEDBACK_TITLE, _after(before, on)) if on else ""


def _after(before: date | None, on: date) -> str:
    """A day that follows another one: 5月20日 in the same year."""
    is_same = before is not None and on.year == before.year
    return in_words(on).partition("年")[2] if is_same else in_words(on)


def _main(rows: NoticeRows, wording: NoticeStyle, items: Items) -> Iterator[Part]:
    """The main chapter, or one for each part where the feedback has parts."""
    parts = [one for one in rows.branches if getattr(one, "kind", "") == "section"]
    rest = tuple(one for one in rows.branches if one not in parts)
    if rest:
        yield _chapter("main", wording.say("sections", "main"))
        yield from items.branches(rest)
    for part in parts:
        yield _chapter(part.key, part.text)
        yield from items.branches(getattr(part, "inner", ()))


def organised(rows: NoticeRows, wording: NoticeStyle) -> Iterator[Block]:
    """What was done to get the work going, a paragraph a thing."""
    told = rows.organisation
    sentences = (
        wording.say("organisation", "groups", groups="、".join(told.groups)),
        wording.say("organisation", "steps", steps="；".join(_steps(told))),
        _plan(rows, wording),
        wording.say(
            "organisation",
            "meetings",
            meetings="、".join(f"{words}{as_printed(one)}" for words, one in told.meetings),
        ),
        wording.say("organisation", "told", told="；".join(map(in_clause, told.told))),
        wording.say("organisation", "results", results=results(rows)),
    )
    yield from (Paragraph(quoted(one)) for one in sentences if one)


def _steps(told: Organisation) -> Iterator[str]:
    """6月25日召开反馈会: the year where it is another than that of the step before."""
    year = 0
    for on, title in told.steps:
        yield f"{in_words(on) if on.year != year else in_words(on).partition('年')[2]}，{title}"
        year = on.year


def _plan(rows: NoticeRows, wording: NoticeStyle) -> str:
    on, units = rows.organisation.plan_approved_on, rows.organisation.lead_units
    if on is None:
        return ""
    names = (("approved_problems", "问题"), ("approved_measures", "措施"))
    approved = [
        f"{name}{bound('counted', figure, plain(figure))}"
        for key, name in names
        if (figure := rows.counted.get(key))
    ]
    counted = rows.counted.get("lead_units")
    return wording.say(
        "organisation",
        "plan" if units else "plan_without_units",
        plan_approved_on=in_words(on),
        approved="、".join(approved),
        lead_units=bound("counted", counted, plain(counted)) if counted else f"{units}个",
    )


def _outlook(rows: NoticeRows, wording: NoticeStyle) -> Iterator[Block]:
    # No numbers here: the reader would take them for counts of states.
    items = wording.say("outlook", "items")
    told = wording.say_all(
        "outlook",
        "paragraphs",
        unfinished=items if rows.states_known and unfinished(rows) else "",
        standing=items if number(rows, "standing") else "",
        done=items if rows.states_known and number(rows, "done") else "",
    )
    yield Paragraph("".join(told))


def _contact(rows: NoticeRows, wording: NoticeStyle) -> str:
    opening = wording.say("contact", "opening", kind=rows.kind)
    names = ("phone", "address", "postcode", "email")
    office = {name: wording.say("office", name) for name in names}
    lines = [wording.say("contact", name, **{name: office[name]}) for name in names]
    told = "；".join(line for line in lines if line)
    return f"{opening}{told}。" if told else opening
