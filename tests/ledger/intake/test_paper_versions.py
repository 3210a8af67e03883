"""Which earlier paper a paper corrects, and that no word of a correction is lost in silence."""

from made_papers import FEEDBACK, NOTICE, PLAN
from paper_house import Import

from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.vocabulary import GONE
from zhenggai.ledger.intake.draft_acts import Taken

# A paper without a title: it bears the name of its file only.
UNTITLED = NOTICE.split("\n", 1)[1].split("中共青禾县农业农村局党组\n2024")[0]
REWORDED = ("18个项目区已有16个签订管护协议", "18个项目区已有17个签订管护协议")


def problem(house: Import, number: int) -> Problem:
    return house.book.problems[f"problem/{number}"]


def listed(taken: Taken) -> str:
    return "\n".join(f"{one.text} {one.reason}" for one in taken.unplaced)


def changed(taken: Taken) -> list[tuple[str, str, str, str]]:
    return [(one.name, one.what, one.old, one.new) for one in taken.changes]


def test_a_correction_under_another_file_name_is_one_where_the_paper_has_no_title() -> None:
    house = Import()
    house.take_text(UNTITLED, "通报.txt")
    taken = house.take_text(UNTITLED.replace(*REWORDED), "通报（更正）.txt")
    assert changed(taken)[0][:2] == ("措施2-1", "文字")
    assert "已有17个" in house.book.measures["measure/2-1"].text
    again = house.take_text(UNTITLED.replace("已有16个签订", "已有18个签订"), "通报（再更正）.txt")
    assert [one.name for one in again.changes] == ["措施2-1"]
    assert "已有18个" in house.book.measures["measure/2-1"].text


def test_what_a_paper_under_another_name_leaves_out_is_listed_and_stays() -> None:
    house = Import()
    house.take_text(UNTITLED, "通报.txt")
    gone = UNTITLED[UNTITLED.index("3.惠农") : UNTITLED.index("4.执法")]
    taken = house.take_text(UNTITLED.replace(gone, ""), "另一份.txt")
    assert taken.gone == ()
    assert "来文中没有，没有撤回" in listed(taken)
    assert problem(house, 3).state == "planned"


def test_each_change_is_told_with_the_words_before_and_after() -> None:
    house = Import()
    house.take_text(FEEDBACK)
    text = FEEDBACK.replace("理论学习不够深入", "理论学习不深入不系统").replace(
        "4.执法不够规范。\n", ""
    )
    taken = house.take_text(text)
    assert changed(taken) == [("问题1", "文字", "理论学习不够深入", "理论学习不深入不系统")]
    assert [(one.name, one.text) for one in taken.gone] == [("问题4", "执法不够规范")]
    told = taken.as_json("青禾台账")
    assert told["changed"] == [
        {
            "item": "problem/1",
            "name": "问题1",
            "what": "文字",
            "old": "理论学习不够深入",
            "new": "理论学习不深入不系统",
            "reworded": False,
        }
    ]
    assert told["gone"] == [{"item": "problem/4", "name": "问题4", "text": "执法不够规范"}]


def test_corrected_words_of_what_is_struck_off_are_listed() -> None:
    house = Import()
    house.take_text(NOTICE)
    assert problem(house, 1).state == "closed"
    text = NOTICE.replace("将学习情况纳入年度考核", "将学习情况纳入领导班子年度考核")
    taken = house.take_text(text.replace("1.理论学习不够深入", "1.理论学习仍不够深入"))
    assert "文字没有改为：强化考核。将学习情况纳入领导班子年度考核" in listed(taken)
    assert "文字没有改为：理论学习仍不够深入" in listed(taken)


def test_other_numbers_of_what_is_struck_off_are_listed_in_one_line() -> None:
    house = Import()
    house.take_text(NOTICE)
    taken = house.take_text(NOTICE.replace("1.理论学习", "5.理论学习").replace("4.执法", "6.执法"))
    assert [one.text for one in taken.unplaced if "编号有变" in one.reason] == [
        "1（1.→5.）、4（4.→6.）"
    ]


def test_another_papers_words_stand_beside_the_ledgers_and_only_once() -> None:
    house = Import()
    house.take_text(FEEDBACK)
    text = PLAN.replace("1.理论学习不够深入的问题", "1.理论学习不够深入、不够系统的问题")
    taken = house.take_text(text)
    assert problem(house, 1).text == "理论学习不够深入"
    told = [one for one in taken.changes if one.what == "另有表述"]
    assert [one.new for one in told] == ["来文所载：理论学习不够深入、不够系统的问题"]
    head = house.book.head
    house.take_text(f"{text}\n")
    assert house.book.head == head


def test_a_detail_that_nobody_told_comes_from_a_later_paper() -> None:
    house = Import()
    house.take_text(FEEDBACK)
    assert not problem(house, 4).detail
    text = NOTICE.replace(
        "4.执法不够规范的问题。\n",
        "4.执法不够规范的问题。\n反馈指出，2023年有3份案卷缺少送达回证。\n",
    )
    house.take_text(text)
    assert problem(house, 4).detail == "反馈指出，2023年有3份案卷缺少送达回证。"


# ── the number stays, the words do not ───────────────────────────────────────

# All problems under one heading
PLAIN = FEEDBACK.replace("（二）群众身边不正之风和腐败问题方面\n", "")
OTHER = "项目资金拨付不及时，群众反映强烈"


def standing(house: Import) -> dict[str, str]:
    """The problems that stand, by number."""
    rows = house.book.problems.values()
    return {number_of(one.key): one.text for one in rows if one.state not in GONE}


def test_a_problem_that_keeps_its_number_in_wholly_other_words_is_changed() -> None:
    house = Import()
    house.take_text(FEEDBACK)
    before = standing(house)
    taken = house.take_text(FEEDBACK.replace("高标准农田管护不到位", OTHER))
    assert changed(taken) == [("问题2", "文字", before["2"], OTHER)]
    assert [one.reworded for one in taken.changes] == [True]
    assert taken.gone == ()
    assert standing(house) == before | {"2": OTHER}


def test_an_insertion_that_shifts_the_numbers_is_new_and_nothing_else() -> None:
    house = Import()
    house.take_text(FEEDBACK)
    before = standing(house)
    text = FEEDBACK.replace("4.执法", "5.执法").replace("3.惠农", "4.惠农")
    text = text.replace("（二）群众身边", f"3.{OTHER}。\n（二）群众身边", 1)
    taken = house.take_text(text)
    assert [one.what for one in taken.changes if one.what == "文字"] == []
    assert taken.gone == ()
    assert list(standing(house).values()) == [*before.values(), OTHER]


def test_what_takes_a_shifted_number_is_not_the_old_problem() -> None:
    """2 is new, the old 2 is now 3, and of the old 3 nothing is left."""
    house = Import()
    house.take_text(PLAIN)
    before = standing(house)
    lines = [one for one in PLAIN.splitlines() if not one.startswith("3.")]
    text = "\n".join(lines).replace("2.高标准", "3.高标准")
    text = text.replace("3.高标准", f"2.{OTHER}。\n3.高标准")
    taken = house.take_text(text)
    assert [one.text for one in taken.gone] == [before["3"]]
    assert OTHER in standing(house).values()
    assert before["2"] in standing(house).values()


def test_rewritten_words_behind_a_shift_of_numbers_are_new() -> None:
    """2 is new; the old 2 and 3 are 3 and 4, the latter in wholly other words: nobody can tell."""
    house = Import()
    house.take_text(PLAIN)
    before = standing(house)
    text = PLAIN.replace("4.执法", "5.执法").replace("3.惠农补贴资金监管不严", "4.会风文风不实")
    text = text.replace("2.高标准", f"2.{OTHER}。\n3.高标准")
    taken = house.take_text(text)
    assert [one.text for one in taken.gone] == [before["3"]]
    assert not any(one.reworded for one in taken.changes)
    assert {OTHER, "会风文风不实"} <= set(standing(house).values())


def test_measures_of_a_rewritten_problem_stay_its_own() -> None:
    house = Import()
    house.take_text(PLAN)
    held = set(house.book.measures)
    taken = house.take_text(PLAN.replace("高标准农田管护不到位", OTHER))
    assert set(house.book.measures) == held
    assert [one.reworded for one in taken.changes] == [True]
    assert standing(house)["2"].startswith(OTHER)
