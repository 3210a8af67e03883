"""What may be done with an opinion as it stands: each with its form, and doing it.

A new one is a line of `DEEDS` and a form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest

from zhenggai.ledger import queries
from zhenggai.ledger.core.packs import Pack
from zhenggai.opinions.attachments import attach
from zhenggai.opinions.clocks import answer_day, longest_extension, may_ask
from zhenggai.opinions.destroying import expunge, expunge_attachment
from zhenggai.opinions.handing import Order, hand, keep_there, withdraw
from zhenggai.opinions.kinds import ACCUSATION, APPEAL
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.redressing import Outcome, answer_redress, ask_redress
from zhenggai.opinions.registering import Reply, extend, link, reply, sort_as, tell
from zhenggai.opinions.summaries import Doubt
from zhenggai.opinions.transferring import Receipt, make_slip, record_receipt
from zhenggai.people.models import Role
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.opinions import (
    AnswerObjectionForm,
    AskRedressForm,
    AttachForm,
    DropForm,
    ExpungeForm,
    ExtendForm,
    HandForm,
    ReceiptForm,
    RedressForm,
    ReplyForm,
    SlipForm,
    SortForm,
    TellForm,
)

_WITH_WORDS = frozenset({"registered", "handed", "objected", "reported"})
_BESIDE = frozenset({"extend", "attach", "drop", "expunge"})
_AFTER_TRANSFER = "已移交纪检监察机关"
Given = tuple[Any, Any]
Doubts = tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The opinion at somebody's desk."""

    desk: Desk
    opinion: Opinion
    pack: Pack

    @property
    def problems(self) -> frozenset[str]:
        """The items that may be named."""
        return frozenset(self.desk.tree().book.problems)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: its name in the address, its words, when it is there, its form, doing it.

    `perform` gives back the doubts that stay open; then nothing was done. `done` is what is said
    afterwards.
    """

    name: str
    title: str
    icon: str
    hint: str
    done: str
    is_for: Callable[[Opinion], bool]
    form: Callable[[Around, Given], forms.Form]
    perform: Callable[[Around, Mapping[str, Any]], Doubts]


def given_of(request: HttpRequest) -> Given:
    """What was sent; nothing where the form is only shown."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def deeds_of(opinion: Opinion) -> list[Deed]:
    """What may be done now, the most pressing first."""
    return [one for one in DEEDS.values() if one.is_for(opinion)]


def is_beside(deed: Deed, opinion: Opinion) -> bool:
    """Whether it is no step on the way of the opinion: putting right, adding, destroying."""
    return deed.name in _BESIDE or (deed.name == "sort" and bool(opinion.sort))


def _sort_form(around: Around, given: Given) -> forms.Form:
    number = around.opinion.problem.removeprefix("problem/")
    begun = {"sort": around.opinion.sort, "problem": number}
    return SortForm(around.problems, *given, initial=begun)


def _sort(around: Around, told: Mapping[str, Any]) -> Doubts:
    opinion, by = around.opinion, around.desk.actor
    if opinion.sort != told["sort"]:
        sort_as(opinion, told["sort"], by=by, problem=told["problem"])
    if told["sort"] != ACCUSATION and opinion.problem != told["problem"]:
        link(opinion, told["problem"], by=by)
    return ()


def _hand_form(around: Around, given: Given) -> forms.Form:
    problem = around.desk.tree().book.problems.get(around.opinion.problem)
    first = problem.lead_units if problem else ()
    due_on = answer_day(around.pack, queries.today())
    return HandForm(first, due_on, _apart(around.desk), given)


def _apart(desk: Desk) -> set[str]:
    """The office's own unit and the inspected Party committee: they have others see to it."""
    roles = Role.objects.filter(Q(book=desk.held) | Q(book=None), role="office")
    units = roles.exclude(person__unit=None).values_list("person__unit", flat=True)
    return {*units, desk.tree().book.info.inspected_unit}


def _hand(around: Around, told: Mapping[str, Any]) -> Doubts:
    order = Order(told["unit"], told["summary"], told["due_on"], has_looked=told["looked"])
    return hand(around.opinion, order, today=queries.today(), by=around.desk.actor)


def _reply(around: Around, told: Mapping[str, Any]) -> Doubts:
    reply(around.opinion, Reply(told["way"], told["on"], told["text"]), by=around.desk.actor)
    return ()


def _extend(around: Around, told: Mapping[str, Any]) -> Doubts:
    longest = longest_extension(around.pack)
    by = around.desk.actor
    extend(around.opinion, told["days"], told["basis"], longest=longest, by=by)
    return ()


def _tell(around: Around, told: Mapping[str, Any]) -> Doubts:
    tell(around.opinion, told["way"], told["on"], by=around.desk.actor)
    return ()


def _objection_form(around: Around, given: Given) -> forms.Form:
    waiting = around.opinion.handings.filter(
        kept_at=None, answered_at=None, withdrawn_at=None
    ).exclude(objected_at=None)
    return AnswerObjectionForm(waiting.select_related("unit"), given)


def _answer_objection(around: Around, told: Mapping[str, Any]) -> Doubts:
    if told["agrees"] == "yes":
        withdraw(told["handing"], by=around.desk.actor)
    else:
        keep_there(told["handing"], told["why"], by=around.desk.actor)
    return ()


def _ask_redress(around: Around, told: Mapping[str, Any]) -> Doubts:
    ask_redress(around.opinion, told["to"], told["on"], by=around.desk.actor)
    return ()


def _redress(around: Around, told: Mapping[str, Any]) -> Doubts:
    outcome = Outcome(told["outcome"], told["on"], told["text"], told["hearing_days"])
    answer_redress(around.opinion, outcome, by=around.desk.actor)
    return ()


def _slip_form(around: Around, given: Given) -> forms.Form:
    return SlipForm(*given, initial={"sheets": around.opinion.sheets})


def _slip(around: Around, told: Mapping[str, Any]) -> Doubts:
    make_slip(around.opinion, told["to"], told["sheets"], on=told["on"], by=around.desk.actor)
    return ()


def _receipt_form(around: Around, given: Given) -> forms.Form:
    slip = around.opinion.slips.first()
    return ReceiptForm(*given, initial={"body": slip.to if slip else ""})


def _receipt(around: Around, told: Mapping[str, Any]) -> Doubts:
    opinion, by = around.opinion, around.desk.actor
    file = told["scan"]
    scan = (file.read(), file.name) if file else (b"", "")
    receipt = Receipt(told["body"], told["on"], told["receiver"], *scan)
    slip = opinion.slips.get()
    record_receipt(slip, receipt, today=queries.today(), by=by)
    if told["destroys"] and opinion.holds_words:
        expunge(Opinion.objects.get(pk=opinion.pk), _AFTER_TRANSFER, by=by)
    return ()


def _attach(around: Around, told: Mapping[str, Any]) -> Doubts:
    attach(around.opinion, told["attached"], by=around.desk.actor)
    return ()


def _drop_form(around: Around, given: Given) -> forms.Form:
    return DropForm(around.opinion.attachments.filter(expunged_at=None), given)


def _drop(around: Around, told: Mapping[str, Any]) -> Doubts:
    expunge_attachment(told["attachment"], told["why"], by=around.desk.actor)
    return ()


def _has_files(one: Opinion) -> bool:
    return any(each.expunged_at is None for each in one.attachments.all())


def _expunge(around: Around, told: Mapping[str, Any]) -> Doubts:
    expunge(around.opinion, told["why"], by=around.desk.actor)
    return ()


_EVERY = (
    Deed(
        "slip", "出移交单", "send", "移交单只写编号、日期和页数，不写内容",
        "移交单已编号，可以打印。",
        lambda one: one.state == "sealed", _slip_form, _slip,
    ),
    Deed(
        "receipt", "登记移交回执", "rubber-stamp", "哪个机关、哪天、由谁接收",
        "移交回执已登记。",
        lambda one: one.state == "slipped", _receipt_form, _receipt,
    ),
    Deed(
        "objection", "答复单位异议", "message", "同意的收回交办，不同意的写明理由",
        "已答复单位的异议。",
        lambda one: one.state == "objected", _objection_form, _answer_objection,
    ),
    Deed(
        "redress", "登记复查、复核意见", "message", "维持、变更还是撤销，哪一天",
        "已登记。",
        lambda one: one.state.startswith("redress") and not one.expunged_at,
        lambda _, given: RedressForm(*given), _redress,
    ),
    Deed(
        "ask_redress", "登记复查、复核请求", "arrow-up", "本人不服答复，向上一级请求的",
        "已登记，答复期限开始计算。",
        lambda one: may_ask(one) and not one.expunged_at,
        lambda _, given: AskRedressForm(*given), _ask_redress,
    ),
    Deed(
        "tell", "登记受理告知", "message", "15日内告知本人已经受理",
        "受理告知已登记。",
        lambda one: one.sort == APPEAL and not (one.told_on or one.replied_on or one.expunged_at),
        lambda _, given: TellForm(*given), _tell,
    ),
    Deed(
        "reply", "登记答复", "message", "怎样答复本人的，哪一天",
        "答复已登记。",
        lambda one: one.state in _WITH_WORDS and not one.expunged_at,
        lambda _, given: ReplyForm(*given), _reply,
    ),
    Deed(
        "hand", "交办单位", "users", "单位只看到整改办写的摘要",
        "已交办，承办单位在“我的待办”里看到摘要。",
        lambda one: one.state in _WITH_WORDS and not one.expunged_at, _hand_form, _hand,
    ),
    Deed(
        "sort", "分类", "list-check", "检举控告一经分类立即密封",
        "已分类。",
        lambda one: not one.is_accusation and not one.expunged_at, _sort_form, _sort,
    ),
    Deed(
        "extend", "延长办理期限", "calendar-plus", "经批准并告知本人",
        "办理期限已延长。",
        lambda one: one.sort == APPEAL and not one.replied_on and not one.expunged_at,
        lambda _, given: ExtendForm(*given), _extend,
    ),
    Deed(
        "attach", "加附件", "plus", "来信的扫描件、照片，与文字一样密封",
        "附件已密封保存。",
        lambda one: not one.expunged_at and one.state != "transferred",
        lambda _, given: AttachForm(*given), _attach,
    ),
    Deed(
        "drop", "清除附件", "eraser", "误传的一份，销毁后不能恢复",
        "附件已清除。",
        lambda one: not one.is_accusation and _has_files(one), _drop_form, _drop,
    ),
    Deed(
        "expunge", "清除文字", "eraser", "内容、姓名、联系方式、附件一并销毁，登记保留",
        "文字已清除，登记保留。",
        lambda one: bool(one.sort) and not one.expunged_at
        and (not one.is_accusation or (one.holds_words and one.state == "transferred")),
        lambda _, given: ExpungeForm(*given), _expunge,
    ),
)  # fmt: skip
DEEDS: Mapping[str, Deed] = {one.name: one for one in _EVERY}
