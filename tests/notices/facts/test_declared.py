"""What a notice counts of itself, in many wordings."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from zhenggai.notices.facts.declared import Declared, extract_declared
from zhenggai.notices.paragraphs import split_paragraphs
from zhenggai.notices.source import Source

HEADLINES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "headlines.toml").read_text(encoding="utf-8")
)["headline"]
OPENING = "省委第二巡视组反馈了巡视意见。\n一、整改工作情况\n县委高度重视。\n"
BODY = "二、整改进展\n（一）落实党的路线方针政策方面\n1.学习不够深入。\n"


def declared_in(text: str) -> tuple[Declared, ...]:
    found = extract_declared(text, split_paragraphs(Source("x", "text/plain", "", text)))
    for one in found:
        assert text[one.span.start] in "0123456789０１２３４５６７８９一二两三四五六七八九十"
        assert one.span.end > one.span.start
    return found


def told(found: tuple[Declared, ...]) -> list[str]:
    return [
        f"{one.what} {one.value}" + (f" {one.scope}" if one.scope != "inspection" else "")
        for one in found
    ]


@pytest.mark.parametrize("headline", HEADLINES, ids=lambda one: one["text"][:24])
def test_a_headline_says_what_it_counts(headline: dict[str, Any]) -> None:
    found = declared_in(OPENING + headline["text"] + "\n" + BODY)
    assert told(found) == headline["counts"]
    if "groups" in headline:
        assert len({one.group for one in found}) == headline["groups"]


def test_a_span_runs_from_the_numeral_to_the_noun() -> None:
    text = "反馈了三个方面12类具体问题，制定156条整改措施，已完成100条，整改率64.1%。"
    printed = [text[slice(*one.span)] for one in declared_in(text)]
    assert printed == ["三个方面", "12类具体问题", "156条整改措施", "100条", "64.1%"]


def test_a_part_of_the_body_is_not_the_headline() -> None:
    text = OPENING + BODY + "①审计发现的14个问题完成整改12个,剩余2个问题正在积极推进整改。\n"
    assert told(declared_in(text)) == ["problems 14 part", "done 12 part", "in_progress 2 part"]


def test_figures_of_single_items_are_no_headline() -> None:
    text = OPENING + BODY + "发现问题96个，新建制度12项，处理13人，召开会议3次，移交线索4条。\n"
    assert declared_in(text) == ()


def test_a_body_sentence_that_repeats_the_headline_is_about_the_inspection() -> None:
    text = "巡视组反馈35个问题。\n" + BODY + "截至目前，35个问题已完成整改30个，正在整改5个。\n"
    assert told(declared_in(text)) == ["problems 35", "problems 35", "done 30", "in_progress 5"]


def test_the_clue_chapter_counts_what_was_handed_over() -> None:
    text = (
        OPENING + BODY + "三、移交问题线索办理情况\n省委巡视组移交线索6条，信访件65件，处理21人。\n"
    )
    assert told(declared_in(text)) == ["clues 6", "letters 65", "handled_persons 21"]


def test_the_outlook_counts_what_is_left() -> None:
    text = OPENING + BODY + "三、下一步工作打算\n对尚未完成的2项整改任务加强调度。\n"
    assert told(declared_in(text)) == ["not_done 2"]


def test_a_notice_without_numbering_is_read_from_its_beginning() -> None:
    text = "县委巡察组反馈了6个问题。\n" + "村里开展整治。\n" * 400
    assert told(declared_in(text)) == ["problems 6"]


@pytest.mark.parametrize(
    "text",
    [
        "完成整改" * 30_000,
        "12个" * 60_000,
        "9" * 100_000 + "个问题",
        "（" * 100_000 + "3个方面",
        "一、不到位\n" * 20_000,
        "反馈3个方面，" * 20_000,
    ],
    ids=("states", "counts", "digits", "brackets", "headings", "one sentence"),
)
def test_a_hostile_text_is_read(text: str) -> None:
    declared_in(text)
