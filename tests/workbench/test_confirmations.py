"""送核 and 核数 on pages: the office asks, units answer on their own page, the office uses it."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import CIVIL, CLERK, FINANCE, HEAD, LIAISON, PLANNED
from made_pdf import made_pdf
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.models import Book, Evidence
from zhenggai.publication.confirming import standings
from zhenggai.publication.drafts.drafting import begin
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.models import Confirmation, Draft

pytestmark = pytest.mark.django_db
KEY = "problem/1"


def drafted(*more: tuple[str, Any, Any]) -> tuple[Book, Draft]:
    held = book_after(*PLANNED, *more)
    ledger = ledger_text(held, "party-notice", "run-in", queries.today())
    return held, begin(held, ledger, by=CLERK.id)


def sent(held: Book, draft: Draft) -> Confirmation:
    told = {"do": "ask", "part": KEY, "due_on": queries.today().isoformat()}
    page = as_(CLERK).post(f"/books/{held.code}/confirmations/draft/{draft.pk}/", told, follow=True)
    assert "已送出1段，给1家单位" in page.content.decode()
    return Confirmation.objects.get()


def state(draft: Draft) -> str:
    return next(one.state for one in standings(draft) if one.part.key == KEY)


def test_a_part_goes_out_and_waits_in_the_units_tasks_and_comes_back_signed() -> None:
    held, draft = drafted()
    asked = sent(held, draft)
    tasks = as_(LIAISON).get(f"/books/{held.code}/tasks/").content.decode()
    assert "1段待核对" in tasks
    own = f"/books/{held.code}/confirmations/"
    assert draft.title in as_(LIAISON).get(own).content.decode()
    told = {f"v-{asked.pk}": "true", "signed_by": "何立群"}
    done = as_(LIAISON).post(own, told, follow=True).content.decode()
    assert "已答复1段，由何立群签字负责。" in done
    assert state(draft) == "true"
    assert "现在没有要本单位核对的" in done


def test_an_answer_marked_secret_is_refused_and_stays_on_the_page() -> None:
    held, draft = drafted()
    asked = sent(held, draft)
    told = {f"v-{asked.pk}": "private", f"w-{asked.pk}": "秘密★5年", "signed_by": "何立群"}
    scan = SimpleUploadedFile("核稿单.pdf", made_pdf([[]]))
    own, office = (f"/books/{held.code}/confirmations/{one}" for one in ("", f"draft/{draft.pk}/"))
    entered = {**told, "do": f"enter:{asked.pk}", "scan": scan}
    for page in (as_(LIAISON).post(own, told), as_(CLERK).post(office, entered)):
        assert page.status_code == 409
        assert "不得存储、处理国家秘密" in page.content.decode()
        assert "秘密★5年</textarea>" in page.content.decode()
    assert Confirmation.objects.get().verdict == ""
    assert not Evidence.objects.exists()


def test_one_units_parts_are_shown_alone_and_what_was_chosen_stays_when_it_is_refused() -> None:
    held, draft = drafted()
    address = f"/books/{held.code}/confirmations/draft/{draft.pk}/"
    page = as_(CLERK).get(f"{address}?unit={FINANCE}&pick=none").content.decode()
    assert 'aria-label="选' in page
    assert not re.search(r'name="part"[^>]* checked', page)
    assert "还没有牵头单位" not in page
    told = {"do": "ask", "part": KEY, "due_on": "2020-01-01"}
    refused = as_(CLERK).post(f"{address}?unit={FINANCE}", told)
    assert refused.status_code == 409
    assert re.findall(
        r'value="([^"]*)" aria-label="选[^"]*" checked', refused.content.decode()
    ) == [KEY]
    assert 'value="2020-01-01"' in refused.content.decode()
    sent = as_(CLERK).post(f"{address}?unit={FINANCE}", {**told, "due_on": str(queries.today())})
    assert sent["Location"].endswith(f"?unit={FINANCE}")


def test_what_the_unit_finds_true_is_one_press() -> None:
    held, draft = drafted()
    sent(held, draft)
    told = {"rest": "true", "signed_by": "何立群"}
    as_(LIAISON).post(f"/books/{held.code}/confirmations/", told)
    assert state(draft) == "true"


def test_a_change_waits_in_the_offices_tasks_until_it_is_used() -> None:
    held, draft = drafted()
    asked = sent(held, draft)
    own = f"/books/{held.code}/confirmations/"
    page = as_(HEAD).get(own).content.decode()
    words = page.split("</textarea>")[0].rsplit(">", 1)[1] + "另已组织复查。"
    as_(HEAD).post(own, {f"v-{asked.pk}": "change", f"t-{asked.pk}": words})
    assert "1段有修改意见" in as_(CLERK).get(f"/books/{held.code}/tasks/").content.decode()
    address = f"{own}draft/{draft.pk}/"
    assert "另已组织复查。" in as_(CLERK).get(address).content.decode()
    as_(CLERK).post(address, {"do": f"adopt:{asked.pk}"})
    assert state(draft) == "true"
    assert "有修改意见" not in as_(CLERK).get(f"/books/{held.code}/tasks/").content.decode()


def test_what_was_typed_stays_when_it_is_refused() -> None:
    held, draft = drafted()
    asked = sent(held, draft)
    told = {f"v-{asked.pk}": "private", f"w-{asked.pk}": "案件正在办理", "signed_by": ""}
    page = as_(LIAISON).post(f"/books/{held.code}/confirmations/", told)
    assert page.status_code == 409
    assert "由谁签字" in page.content.decode()
    assert "案件正在办理" in page.content.decode()


def test_the_office_enters_an_answer_from_its_scan() -> None:
    held, draft = drafted()
    asked = sent(held, draft)
    address = f"/books/{held.code}/confirmations/draft/{draft.pk}/"
    told = {"do": f"enter:{asked.pk}", f"v-{asked.pk}": "true", "signed_by": "何立群"}
    assert as_(CLERK).post(address, told).status_code == 409
    scan = SimpleUploadedFile("核稿单.pdf", made_pdf([[]]))
    page = as_(CLERK).post(address, {**told, "scan": scan}, follow=True).content.decode()
    assert "已代录" in page
    assert state(draft) == "true"
    file = as_(CLERK).get(f"/books/{held.code}/confirmations/{asked.pk}/scan")
    assert file.content.startswith(b"%PDF")
    assert as_(LIAISON).get(f"/books/{held.code}/confirmations/{asked.pk}/scan").status_code == 404


def test_a_unit_sees_no_part_of_anothers_and_not_the_offices_page() -> None:
    held, draft = drafted()
    asked = sent(held, draft)
    own = f"/books/{held.code}/confirmations/"
    assert draft.title not in as_(STRANGER).get(own).content.decode()
    as_(STRANGER).post(own, {f"v-{asked.pk}": "true", "signed_by": "许知远"})
    assert state(draft) == "waiting"
    for page in (f"draft/{draft.pk}/", "figures/"):
        assert as_(LIAISON).get(f"{own}{page}").status_code == 404


FIGURE = ReportedFigure("funds_recovered", Decimal("66.5"), "万元", title="清退资金")
TOLD = (
    ("2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "清退一批", (FIGURE,))),
)


def test_from_the_texts_a_link_leads_to_the_figures_of_units() -> None:
    held, draft = drafted()
    link = f'href="/books/{held.code}/confirmations/figures/"'
    for path in ("drafts/", f"confirmations/draft/{draft.pk}/"):
        assert link in as_(CLERK).get(f"/books/{held.code}/{path}").content.decode()


def test_units_confirm_their_figures_for_a_day_and_the_ledger_has_it() -> None:
    held, _ = drafted(*TOLD)
    calls = f"/books/{held.code}/confirmations/figures/"
    today = queries.today()
    asked = {"unit": FINANCE, "cut_off": today.isoformat(), "due_on": today.isoformat()}
    page = as_(CLERK).post(calls, asked, follow=True).content.decode()
    assert "已请1家单位核对" in page
    assert "1个数待核对" in as_(LIAISON).get(f"/books/{held.code}/tasks/").content.decode()
    (figure,) = queries.now(held).figures.values()
    own = f"/books/{held.code}/confirmations/"
    assert FIGURE.title in as_(LIAISON).get(own).content.decode()
    unsigned = as_(LIAISON).post(f"{own}figures/answer/", {figure.key: "70.25"})
    assert unsigned.status_code == 409
    assert "由谁签字负责" in unsigned.content.decode()
    assert 'value="70.25"' in unsigned.content.decode()
    told = {figure.key: "70.25", "signed_by": "何立群"}
    done = as_(LIAISON).post(f"{own}figures/answer/", told, follow=True)
    assert "已确认1个填报数，由何立群签字负责。" in done.content.decode()
    held.refresh_from_db()
    (figure,) = queries.now(held).figures.values()
    assert (figure.value, figure.confirmed_for) == (Decimal("70.25"), today)
    assert "已确认" in as_(CLERK).get(calls).content.decode()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"unit": [], "cut_off": "2026-01-31", "due_on": "2199-01-01"}, "至少选一个单位"),
        ({"unit": [CIVIL], "cut_off": "2199-01-01", "due_on": "2199-01-01"}, "截止日还没有到"),
        ({"unit": [CIVIL], "cut_off": "2026-01-31", "due_on": "2026-01-31"}, "已经过去"),
        ({"unit": [CIVIL], "cut_off": "昨天", "due_on": ""}, "写成"),
    ],
)
def test_a_call_that_cannot_be_answered_says_why(told: dict[str, Any], sentence: str) -> None:
    held, _ = drafted(*TOLD)
    page = as_(CLERK).post(f"/books/{held.code}/confirmations/figures/", told)
    assert page.status_code == 409
    assert sentence in page.content.decode()


def test_what_is_no_number_is_not_entered() -> None:
    held, _ = drafted(*TOLD)
    today = queries.today().isoformat()
    told = {"unit": FINANCE, "cut_off": today, "due_on": today}
    as_(CLERK).post(f"/books/{held.code}/confirmations/figures/", told)
    (figure,) = queries.now(held).figures.values()
    address = f"/books/{held.code}/confirmations/figures/answer/"
    page = as_(LIAISON).post(address, {figure.key: "七十"})
    assert "不是数字" in page.content.decode()
    held.refresh_from_db()
    assert queries.now(held).figures[figure.key].confirmed_for is None
