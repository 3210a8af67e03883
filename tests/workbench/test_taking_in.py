"""A paper becomes a draft, is changed, and is entered in the book; the same file adds nothing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CLERK, LIAISON, OPENED
from made_papers import NOTICE
from made_papers import PLAN as MADE_PLAN
from made_table_plan import ROWS, TITLE, table_plan
from workbench_world import as_, book_after

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.intake.paper import DraftNode, PaperDraft
from zhenggai.ledger.models import Book, Entry
from zhenggai.papers.models import Paper
from zhenggai.people.models import Unit
from zhenggai.workbench.intake.carried_drafts import arrived

pytestmark = pytest.mark.django_db
PLAN = """关于省委第二巡视组反馈意见的整改方案

一、贯彻落实党中央决策部署方面

1.专项资金沉淀在账上没有拨付。
整改措施：
（1）清理沉淀资金，按项目进度拨付到位。
（2）制定专项资金拨付管理办法。
牵头单位：区水利局
完成时限：2027年6月底前

二、基层党组织建设方面

2.部分村党支部“三会一课”记录不全。
整改措施：
（1）逐村核对记录并补齐缺项。
"""


def upload(client: Client, book: Book, text: str = PLAN, name: str = "方案.txt") -> Any:
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"/books/{book.code}/papers/", {"file": file})


def do(page: Any, client: Client, book: Book, act: str, **fields: Any) -> Any:
    """Press a button of the page of a draft, with these fields filled in."""
    paper: PaperDraft = page.context["paper"]
    told = {"draft": page.context["carried"], "paper": paper.kind, "do": act, **fields}
    told |= {"file": page.context["file"]} if page.context["file"] else {}
    return client.post(f"/books/{book.code}/papers/draft/", told)


def enter(page: Any, client: Client, book: Book) -> Any:
    return do(page, client, book, "enter")


def at(words: str, page: Any) -> DraftNode:
    paper: PaperDraft = page.context["paper"]
    return next(node for node in paper.walk() if node.text.startswith(words))


def texts(page: Any) -> list[str]:
    return [node.text for node in page.context["paper"].walk(with_skipped=False)]


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def entries(book: Book) -> int:
    return Entry.objects.filter(book=book).count()


def test_a_plan_comes_in_with_its_tree_units_and_deadlines() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    assert page.status_code == 200
    assert "草稿，尚未登记" in said(page)
    assert entries(book) == book.head_n
    done = enter(page, as_(CLERK), book)
    assert done.status_code == 302, said(done)
    now = queries.now(queries.book(book.code))
    assert [len(now.headings), len(now.problems), len(now.measures)] == [2, 2, 3]
    water = Unit.objects.get(name="区水利局")
    assert now.problems["problem/1"].lead_units == (water.pk,)
    assert "专项资金" in said(as_(CLERK).get(done["Location"]))


def test_what_is_entered_lies_in_the_register_of_papers_and_what_is_given_up_does_not() -> None:
    book, client = book_after(*OPENED), as_(CLERK)
    page = do(upload(client, book), client, book, "names")
    assert not Paper.objects.exists()
    enter(page, client, book)
    paper = Paper.objects.get(book=book)
    assert (paper.name, paper.kind, paper.stored_by) == ("方案.txt", "plan", CLERK.id)
    assert evidence.read_bytes(paper.digest) == PLAN.encode()


def test_what_entering_would_do_is_told_before_and_comes_true() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    promised = dict(page.context["made"])
    assert [promised[word] for word in ("方面", "问题", "措施", "责任", "时限")] == [2, 2, 3, 1, 1]
    client = as_(CLERK)
    told = said(client.get(enter(page, client, book)["Location"]))
    assert "，".join(f"{word}{count}" for word, count in promised.items()) in told


def test_the_paper_stands_beside_its_items_and_they_lead_to_each_other() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    for node in page.context["paper"].walk():
        assert f'id="m{node.id}"' in said(page)
        assert f'href="#n{node.id}"' in said(page)
        assert f'<li id="n{node.id}"' in said(page)
        assert f'href="#m{node.id}"' in said(page)


def test_no_word_of_a_chapter_on_clues_is_on_the_page_or_in_what_it_carries() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book, NOTICE, "通报.txt")
    assert "王某某" not in said(page)
    assert "此处是问题线索和信访办理情况" in said(page)
    assert "立案（人）1人" in said(page)
    held = arrived(page.context["carried"], CLERK.id, book.code)
    (place,) = held.draft.withheld
    assert not held.draft.text[place.start : place.end].strip()
    assert "王某某" not in repr(held)
    assert not page.context["file"]


def test_states_deadlines_documents_and_figures_stand_at_their_items() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book, NOTICE, "通报.txt")
    rows = {row.node.id: row for group in page.context["groups"] for row in group.rows}
    measure, problem = at("健全制度", page), at("高标准农田", page)
    assert "《党组理论学习中心组学习制度》青农党〔2024〕12号" in rows[measure.id].facts
    assert "数字：4次" in rows[measure.id].facts
    assert rows[problem.id].badges[0].word.startswith("据来文")
    plan = upload(as_(CLERK), book)
    rows = {row.node.id: row for group in plan.context["groups"] for row in group.rows}
    assert [badge.word for badge in rows[at("专项资金", plan).id].badges] == ["2027年6月30日前"]
    assert "牵头单位：区水利局" in rows[at("专项资金", plan).id].facts


def test_the_same_file_adds_nothing() -> None:
    book = book_after(*OPENED)
    enter(upload(as_(CLERK), book), as_(CLERK), book)
    before = entries(book)
    client = as_(CLERK)
    again = upload(client, book)
    assert "已经导入过" in said(again)
    done = enter(again, client, book)
    assert "没有新增" in said(client.get(done["Location"]))
    assert entries(book) == before


def test_a_corrected_file_shows_what_is_new_changed_and_gone() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    enter(upload(client, book), client, book)
    text = PLAN.replace("按项目进度拨付到位", "按项目进度全部拨付到位")
    text = text.replace("（1）逐村核对记录并补齐缺项。", "（1）组织一次全面的党务培训。")
    page = upload(client, book, text, "方案（修订）.txt")
    # under another file name it is known by its title
    assert page.context["earlier"] == [page.context["paper"].title]
    rows = {row.node.id: row for group in page.context["groups"] for row in group.rows}
    changed, new = rows[at("清理沉淀资金", page).id], rows[at("组织一次", page).id]
    assert [badge.word for badge in changed.badges] == ["改动"]
    assert changed.before == "清理沉淀资金，按项目进度拨付到位。"
    assert [badge.word for badge in new.badges] == ["新增"]
    assert [word for word, _ in page.context["gone"]] == ["措施2-1"]
    assert "台账原文：清理沉淀资金" in said(page)


def test_where_the_ledger_keeps_its_own_words_nobody_is_told_that_they_agree() -> None:
    book, client = book_after(*OPENED), as_(CLERK)
    enter(upload(client, book), client, book)
    told = {
        "on": queries.today().isoformat(),
        "seen": queries.book(book.code).head_n,
        "text": "清理沉淀资金，按项目进度拨付完毕。",
    }
    client.post(f"/books/{book.code}/act/revise_measure/measure/1-1/", told)
    text = PLAN.replace("按项目进度拨付到位", "按项目进度全部拨付到位")
    page = upload(client, book, text, "方案（修订）.txt")
    assert "有1处文件写的与台账不同，台账不改" in said(page)
    done = enter(page, client, book)
    assert "没有新增。有1处文件写的与台账不同" in said(client.get(done["Location"]))


def test_a_plan_that_is_a_table_is_looked_through_and_entered_row_by_row() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    file = SimpleUploadedFile("方案.docx", table_plan(ROWS))
    page = client.post(f"/books/{book.code}/papers/", {"file": file})
    assert page.context["paper"].title == TITLE
    assert "写在表格以外" in said(page)
    done = enter(page, client, book)
    assert done.status_code == 302, said(done)
    told = {one.text for one in queries.now(queries.book(book.code)).problems.values()}
    assert {row[1] for row in ROWS} <= told


# ── changing the draft ───────────────────────────────────────────────────────


def test_what_is_not_wanted_is_not_entered() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book)
    page = do(page, client, book, "skip", pick=[at("部分村党支部", page).id])
    assert "不登记2" in said(page)
    assert entries(book) == book.head_n
    enter(page, client, book)
    assert list(queries.now(queries.book(book.code)).problems) == ["problem/1"]


def test_the_last_change_is_taken_back_and_then_the_one_before() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book)
    first = page
    page = do(page, client, book, "skip", pick=[at("部分村党支部", page).id])
    one, two = at("清理沉淀", page).id, at("制定专项", page).id
    page = do(page, client, book, "merge", pick=[one, two])
    assert page.context["undo"] == "合并2条"
    assert "撤销：合并2条" in said(page)
    page = do(page, client, book, "undo")
    assert page.context["undo"] == "不登记1条"
    page = do(page, client, book, "undo")
    assert page.context["paper"] == first.context["paper"]
    assert not page.context["undo"]


def test_a_level_has_another_name_and_an_item_another_place() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book)
    problem, aspect = at("部分村党支部", page), at("贯彻落实", page)
    fields = {"level-problem": "任务", "own-to": str(aspect.id)}
    page = do(page, client, book, f"move:{problem.id}", **fields)
    assert page.status_code == 200
    enter(page, client, book)
    held = queries.now(queries.book(book.code)).problems["problem/2"]
    assert (held.level, held.parent) == ("任务", "heading/1")


def test_an_opened_item_is_split_where_a_sentence_begins() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book, PLAN.replace("（2）制定", "制定"))
    measure = at("清理沉淀", page)
    page = do(page, client, book, f"open:{measure.id}")
    part = next(one for one in page.context["opened"].parts if one.text.startswith("制定"))
    page = do(page, client, book, f"split:{measure.id}:{part.at}")
    assert "制定专项资金拨付管理办法。" in texts(page)
    assert page.context["focus"] == measure.id


def test_kinds_change_and_a_measure_becomes_words_of_its_problem() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book)
    measure = at("逐村核对", page)
    page = do(page, client, book, f"fold:{measure.id}")
    assert at("部分村党支部", page).detail == "逐村核对记录并补齐缺项。"
    measure = at("清理沉淀", page)
    page = do(page, client, book, f"kind:{measure.id}", **{"own-kind": "sub_problem"})
    assert at("清理沉淀", page).kind == "sub_problem"


def test_words_without_a_place_are_listed_with_the_reason_and_taken_up() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book, MADE_PLAN)
    lost = page.context["paper"].unplaced[-1]
    assert lost.reason in said(page)
    target = at("执法不够规范", page)
    fields = {"lost": [lost.start], "lost-as": "measure", "lost-to": str(target.id)}
    page = do(page, client, book, "take", **fields)
    assert lost not in page.context["paper"].unplaced
    assert page.context["undo"] == "列入1段"
    page = do(page, client, book, "undo")
    page = do(page, client, book, "take", **{**fields, "lost-as": "text"})
    assert "加强组织领导" in at("执法不够规范", page).detail


# ── refusals ─────────────────────────────────────────────────────────────────


def test_a_secret_paper_is_refused() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), book, "机密★20年\n\n" + PLAN)
    assert refused.status_code == 409
    assert "不得存储" in said(refused)


def test_what_cannot_be_read_says_why() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), book, "%PDF-1.7 broken", "坏的.pdf")
    assert refused.status_code == 409
    assert "本次没有登记任何内容" in said(refused)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "照片.docx"),
        (b"PK\x05\x06" + bytes(18), "压缩包.docx"),
        (b"MZ" + bytes(200), "程序.docx"),
    ],
    ids=["picture", "archive", "program"],
)
def test_what_is_no_paper_whatever_its_name_is_refused(data: bytes, name: str) -> None:
    book = book_after(*OPENED)
    refused = as_(CLERK).post(
        f"/books/{book.code}/papers/", {"file": SimpleUploadedFile(name, data)}
    )
    assert refused.status_code == 409, said(refused)
    assert entries(book) == book.head_n


def test_an_empty_file_is_refused() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), book, "", "空的.docx")
    assert refused.status_code == 409
    assert "文件是空的" in said(refused)


def test_a_change_that_cannot_be_is_refused_and_the_draft_stays() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book)
    aspect, measure = at("贯彻落实", page), at("清理沉淀", page)
    fields = {"own-to": str(measure.id)}
    refused = do(page, client, book, f"move:{aspect.id}", **fields)
    assert refused.status_code == 409
    assert "不能移到自己下面" in said(refused)
    assert refused.context["paper"] == page.context["paper"]
    assert entries(book) == book.head_n


def test_an_act_on_ticked_items_needs_some() -> None:
    book = book_after(*OPENED)
    client = as_(CLERK)
    page = upload(client, book)
    for act, why in (("skip", "请先勾选"), ("take", "请先勾选"), ("merge", "请先勾选")):
        refused = do(page, client, book, act)
        assert refused.status_code == 409
        assert why in said(refused)
    one = at("清理沉淀", page).id
    assert "两条以上" in said(do(page, client, book, "merge", pick=[one]))
    assert "请选择放到哪一条" in said(do(page, client, book, "move", pick=[one]))


def test_a_draft_of_somebody_else_is_no_draft() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    broken = {"draft": page.context["carried"] + "x"}
    assert do(page, as_(CLERK), book, "enter", **broken).status_code == 404
    assert enter(page, as_(LIAISON), book).status_code == 404
    assert as_(LIAISON).get(f"/books/{book.code}/papers/").status_code == 404
