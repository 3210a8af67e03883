"""Documents in 《》: which a notice made, which it only cites, and their numbers.

In the sentences below 《+ marks a document that was made, 《- one that is only cited.
"""

import re

import pytest

from zhenggai.notices.facts.regulations import Regulation, extract_regulations


def read(marked: str) -> tuple[str, tuple[Regulation, ...]]:
    """The text without marks, and its documents."""
    text = re.sub(r"《[+-]", "《", marked)
    return text, extract_regulations(text)


def judged(marked: str) -> str:
    """The sentence marked anew with what the reader says."""
    text, found = read(marked)
    for one in reversed(found):
        text = text[: one.span.start + 1] + "-+"[one.made] + text[one.span.start + 1 :]
    return text


@pytest.mark.parametrize(
    "sentence",
    [
        "印发了《+云岭县机关考勤办法》《+请销假制度》和《+公务用车管理规定》等3个文件",
        "研究制定《+甲办法》、《+乙细则》以及《+丙规程》,并修订了《+丁规则》",
        "出台《+甲办法》《+乙办法》,《+丙办法》等制度",
        "印发《+甲方案》（云办发〔2023〕3号）、《+乙方案》（云办发〔2023〕4号）",
        "编印《+应知应会手册》500册、《+案例汇编》300本",
        "出台《+甲意见》及配套的《+乙细则》",
        "一是制定了《+甲》；二是修订了《+乙》；三是废止了《+丙》",
        "制定并严格执行《+会议制度》",
        "制定实施《+三年行动方案》",
        "研究制定了符合我县实际、便于操作的《+办法》",
        "修订完善了包括《+甲》《+乙》在内的12项制度",
        "形成了以《+章程》为核心的制度体系",
    ],
)
def test_a_verb_carries_over_the_whole_list(sentence: str) -> None:
    assert judged(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "根据《-巡视工作条例》和省委《-实施办法》,修订完善《+巡察工作规程》",
        "参照《-甲办法》《-乙办法》修订了《+丙办法》",
        "按照《-甲条例》要求印发了《+乙方案》",
        "以《-若干准则》为遵循,制定《+民主生活会规程》",
        "结合《-甲规划》编制《+乙规划》",
        "认真贯彻《-信访工作条例》,建立《+领导干部接访制度》",
        "通过《-云岭日报》刊发公告，并印发《+宣传方案》",
        "严格按《-甲办法》处理后,重新修订《+村规民约》",
    ],
)
def test_the_nearest_verb_decides(sentence: str) -> None:
    assert judged(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "《+云岭县财政专项资金管理办法》(云财〔2023〕5号)正式出台,进一步规范资金管理",
        "将《+党组议事规则》印发至各科室",
        "将《-著作选读》纳入学习计划",
        "对《+议事规则》《+考勤制度》等5项制度进行了修订完善",
        "对《-议事规则》执行情况开展检查",
        "对新修订的《-纪律处分条例》进行专题学习",
        "推动《+园区条例》出台，启动《+甲规划》修编",
        "目前，《+甲办法》已制定完成，《+乙办法》正在征求意见",
        "《+甲办法》《+乙办法》等8项制度相继出台",
        "《-党章》规定,党员应当参加组织生活",
        "加大《-教育规划》实施力度",
        "在《+县委巡察整改方案》中明确责任，在《-甲办法》中增加条款",
    ],
)
def test_without_a_verb_before_it_what_follows_a_title_decides(sentence: str) -> None:
    assert judged(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "出台制度3项,分别是《+甲办法》《+乙办法》",
        "修订完善8项制度（《+甲办法》、《+乙办法》等）",
        "新建制度5项：《+甲办法》《+乙办法》",
        "建章立制方面：《+甲制度》《+乙制度》",
    ],
)
def test_a_list_that_is_only_introduced_takes_the_verb_of_its_sentence(sentence: str) -> None:
    assert judged(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "严格落实新修订的《-公务员考核规定》",
        "按照市委印发的《-整改工作方案》要求",
        "中共中央印发《-巡视工作条例》后,及时组织学习",
        "未制定《-决策制度》的问题",
        "引用已废止的《-甲办法》",
        "区委印发了关于学习贯彻《-条例》的通知",
        "制定贯彻落实《-信访工作条例》的实施方案",
        "制定《-信访工作条例》实施细则",
        "出台了关于《-条例》的补充说明",
        "针对《-甲制度》制定不及时的问题",
        "制定《-甲制度》不及时、《-乙制度》已过时未修订",
    ],
)
def test_a_document_of_others_stays_cited_whatever_is_done_with_it(sentence: str) -> None:
    assert judged(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "组织观看《-警钟长鸣》等警示教育片3部",
        "制作警示教育片《-歧路》",
        "编发《-工作简报》12期、《-工作提示》26期",
        "下发《-整改通知书》12份",
        "与各科室签订《-目标责任书》56份，取得《-食品经营许可证》",
        "购买《-论自我革命》等书籍120本",
    ],
)
def test_films_books_bulletins_letters_and_licences_are_not_made(sentence: str) -> None:
    assert judged(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "action", "verb"),
    [
        ("研究制定了《甲办法》", "制定", "研究制定"),
        ("制定并出台《甲办法》", "制定", "制定并出台"),
        ("修订印发了《甲流程》", "修订", "修订印发"),
        ("制发《甲措施》", "印发", "制发"),
        ("编制完成《甲方案》", "制定", "编制"),
        ("健全完善《甲制度》", "修订", "健全完善"),
        ("废止《甲办法》", "废止", "废止"),
        ("草拟《甲意见》", "起草", "草拟"),
        ("转发市纪委《甲通知》", "转发", "转发"),
        ("《甲办法》正在征求各单位意见", "起草", "征求各单位意见"),
    ],
)
def test_an_act_has_a_plain_name_and_its_place(sentence: str, action: str, verb: str) -> None:
    (one,) = extract_regulations(sentence)
    assert one.made
    assert one.action == action
    assert one.verb
    assert sentence[slice(*one.verb)] == verb


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("印发《关于调整分工的通知》（云岭发〔2020〕28号）", ["云岭发〔2020〕28号"]),
        ("印发《关于调整分工》的通知(云岭发〔2020〕 7 号)", ["云岭发〔2020〕 7 号"]),
        ("印发《甲通知》(云岭发〔2020-11〕)", ["云岭发〔2020-11〕"]),
        ("云岭发〔2020〕28号文件《甲意见》", ["云岭发〔2020〕28号"]),
        ("印发了云政办〔2021〕3号《甲意见》", ["云政办〔2021〕3号"]),
        ("以区委办公室云办发〔2021〕3号印发《甲意见》", ["云办发〔2021〕3号"]),
        (
            "《甲》（云发(2020)5号）、《乙》（云发【2020】第06号）",
            ["云发(2020)5号", "云发【2020】第06号"],
        ),
        ("《甲办法》（试行）（云发〔20〕3号）", ["云发〔20〕3号"]),
        ("《甲》（云发2020年3号）", ["云发2020年3号"]),
        ("《甲》（2023年3月印发，云发〔2023〕7号）", ["云发〔2023〕7号"]),
        ("《甲》和云发〔2020〕7号《乙》", [None, "云发〔2020〕7号"]),
        ("《甲》（云发〔2020〕28号，以下简称《办法》）", ["云发〔2020〕28号", None]),
        ("《甲》（云发〔2020〕3、4号）", [None]),
        ("鲁某会审字(2020)第012号《审计报告》", [None]),
        ("（2020）云0102民初123号《判决书》", [None]),
    ],
)
def test_a_number_belongs_to_the_title_beside_it(sentence: str, numbers: list[str | None]) -> None:
    found = extract_regulations(sentence)
    assert [one.number for one in found] == numbers
    for one in found:
        assert one.number == (sentence[slice(*one.number_span)] if one.number_span else None)


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("印发《关于加强作风\n  建设的通知》", ["关于加强作风建设的通知"]),
        (
            "制定《关于转发〈省委关于印发〈甲〉的通知〉的通知》",
            ["关于转发〈省委关于印发〈甲〉的通知〉的通知"],
        ),
        ("制定《关于印发《甲》的通知》和《乙》", ["关于印发《甲》的通知", "乙"]),
        ("制定《关于贯彻<条例>的意见》", ["关于贯彻<条例>的意见"]),
        ("修订《重大事项“3+N”会商机制》", ["重大事项“3+N”会商机制"]),
        (
            "印发《关于加强作风建设的通知，并抓好落实。制定《乙办法》",
            ["关于加强作风建设的通知", "乙办法"],
        ),
        ("出台《甲办法、《乙细则》", ["甲办法", "乙细则"]),
        ("修订《甲\n\n一、下一步制定《乙》", ["乙"]),
        ("》《", []),
    ],
)
def test_titles_are_found_nested_broken_and_unclosed(sentence: str, titles: list[str]) -> None:
    assert [one.title for one in extract_regulations(sentence)] == titles


def test_a_span_runs_from_mark_to_mark() -> None:
    text = "一是制定《云岭县接访制度》（云信发〔2023〕5号）。"
    (one,) = extract_regulations(text)
    assert text[slice(*one.span)] == "《云岭县接访制度》"


@pytest.mark.parametrize(
    "piece", ["《", "《甲", "《甲《乙》", "《甲办法》（", "〔2020〕", "《甲》（x）"]
)
def test_a_hostile_text_is_read(piece: str) -> None:
    text = piece * 40_000
    assert all(one.span.end <= len(text) for one in extract_regulations(text))
