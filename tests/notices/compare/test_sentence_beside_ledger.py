"""What the ledger tells and a paper lacks; sentences are held against those of their own item."""

from zhenggai.notices.compare.figure_beside_ledger import against
from zhenggai.notices.compare.sentence_beside_ledger import MOST_ITEMS, changed_words, lacking
from zhenggai.notices.compare.told_sentences import ToldFigure, ToldSentence
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.reading import read_text
from zhenggai.notices.source import Span

TEAM = "省委第三巡视组"
OPENING = ToldSentence(
    f"7月16日，{TEAM}反馈了巡视意见",
    "“开头”",
    place="opening",
    words=(ToldFigure(Span(6, 13), "巡视组名称", "台账登记的名称"),),
)


def item(number: int, *texts: str) -> list[ToldSentence]:
    place = f"problem/{number}"
    return [ToldSentence(one, f"问题{number}", place=place, of_item=True) for one in texts]


CANTEEN = item(
    1, "食堂采购不规范", "整改情况", "制定采购办法", "清退伙食费8.64万元", "完成时限", "12月22日前"
)
LAND = item(2, "土地处置缓慢", "整改情况", "逐宗建档14宗", "完成时限", "11月12日前")
ENDING = ToldSentence("下一步，持续抓好后续整改", "“下一步”", place="next")
TOLD = [OPENING, *CANTEEN, *LAND, ENDING]
PAPER = (
    f"7月16日，{TEAM}反馈了巡视意见。\n"
    "1.食堂采购不规范。\n整改情况：一是制定采购办法。二是清退伙食费8.64万元。\n完成时限：12月22日前。\n"
    "2.土地处置缓慢。\n整改情况：一是逐宗建档14宗。\n完成时限：11月12日前。\n"
    "下一步，持续抓好后续整改。\n中共青禾县委\n11月30日\n"
)


def found(paper: str, told: list[ToldSentence] = TOLD) -> list[Diagnostic]:
    notice = read_text(paper)
    numbers, beside = against(notice, told)
    return [*numbers, *changed_words(beside.words), *lacking(notice, told, beside)]


def test_a_paper_that_tells_all_is_left_alone() -> None:
    assert found(PAPER) == []


def test_a_measure_that_was_left_out_is_named_at_its_problem() -> None:
    paper = PAPER.replace("一是制定采购办法。二是清退伙食费8.64万元。", "")
    (one,) = found(paper)
    assert (one.code, one.severity) == ("CMP205", "warning")
    assert one.message == "问题1：台账有而稿中没有：“制定采购办法”等2句。"
    assert paper[one.span.start : one.span.end] == "食堂采购不规范"


def test_a_deadline_that_was_left_out_is_no_other_items_and_not_the_papers_date() -> None:
    for line in ("完成时限：12月22日前。\n", "完成时限：11月12日前。\n"):
        (one,) = found(PAPER.replace(line, ""))
        assert f"台账有而稿中没有：“{line.strip().rstrip('。')}”" in one.message


def test_a_deadline_that_was_changed_to_that_of_another_item_is_a_changed_number() -> None:
    numbers = found(PAPER.replace("12月22日前", "11月12日前"))
    assert [one.code for one in numbers] == ["CMP106", "CMP106"]
    assert all("问题1" in one.message for one in numbers)


def test_words_put_otherwise_are_not_missing_and_new_ones_in_their_place_are_advice() -> None:
    assert found(PAPER.replace("制定采购办法", "制定了食堂采购办法")) == []
    (one,) = found(PAPER.replace("制定采购办法", "出台大宗食材集中配送细则"))
    assert one.severity == "advice"


def test_the_name_of_another_team_is_found_and_a_short_one_is_the_same() -> None:
    (one,) = found(PAPER.replace("第三", "第二"))
    assert "稿中写“省委第二巡视组”，台账有“省委第三巡视组”" in one.message
    assert found(PAPER.replace(TEAM, "省委巡视组")) == []


def test_a_problem_that_the_paper_does_not_tell_is_left_alone() -> None:
    start, end = PAPER.index("2.土地"), PAPER.index("下一步")
    assert found(PAPER[:start] + PAPER[end:]) == []


def test_a_paper_that_lacks_much_is_told_so_in_one_line() -> None:
    heads = [f"{mark}类问题较为突出" for mark in "甲乙丙丁戊己庚辛壬"]
    told = [
        one
        for at, head in enumerate(heads)
        for one in item(at, head, f"{head}已经逐项整改到位{at}件")
    ]
    assert len(heads) > MOST_ITEMS
    (one,) = found("。\n".join(heads), told)
    assert one.severity == "advice"
    assert f"有{len(heads)}处" in one.message
