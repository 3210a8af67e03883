"""资料: what comes into a book as a paper, and what proves that the book is whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.workbench.desks import Desk, desk_of


@dataclass(frozen=True, slots=True)
class Way:
    """A page behind this door."""

    icon: str
    title: str
    text: str
    act: str
    address: str


@require_safe
def materials(request: HttpRequest, code: str) -> HttpResponse:
    """The pages behind the door."""
    desk = desk_of(request, code)
    if not desk.sees_all:
        raise Http404("没有这一页")
    context = {"desk": desk, "door": "materials", "ways": list(_ways(desk))}
    return render(request, "workbench/materials.html", context)


def _ways(desk: Desk) -> Iterator[Way]:
    code = [desk.held.code]
    if knows_whole(queries.tree(desk.held), desk.actor):
        yield Way(
            "file-text",
            "文件",
            "存入反馈意见、方案、报告和通报：逐处体检，总数与台账对照，两稿并排比较，核对后导入台账。",
            "打开文件",
            reverse("workbench:documents", args=code),
        )
    if desk.is_office:
        yield Way(
            "file-import",
            "导入文件",
            "反馈意见、整改方案、整改报告、通报或Excel台账，先看识别结果，核对后登记入账。",
            "导入文件",
            reverse("workbench:papers", args=code),
        )
        yield Way(
            "file-spreadsheet",
            "套用上级表样",
            "上级发来的空表，核对一次列的对应，按台账填好下载，原表格式不动。",
            "套用上级表样",
            reverse("workbench:superior_form", args=code),
        )
    yield Way(
        "file-text",
        "佐证材料目录",
        "全部佐证按“问题号-措施号-件号”排列，证明什么、属于哪一项、谁登记。",
        "看目录",
        reverse("workbench:evidence", args=code),
    )
    yield Way(
        "checks",
        "审核",
        "各家会审单位对每一稿的意见、汇总意见和采纳情况，审核要点，成效评估。",
        "看审核",
        reverse("workbench:reviews", args=code),
    )
    yield Way(
        "rubber-stamp",
        "建章立制清单",
        "制定和修订的制度、文号、印发日期，缺文号的标出。",
        "看清单",
        reverse("workbench:regulations", args=code),
    )
    yield Way(
        "users",
        "会议和机构",
        "会议的议题和议定事项，领导小组、专项工作组、专班的成员。",
        "看会议和机构",
        reverse("workbench:meetings", args=code),
    )
    yield Way(
        "history",
        "全部登记",
        "每一条登记：谁、哪一天、做了什么、凭什么。",
        "看全部登记",
        reverse("workbench:log", args=code),
    )
    if desk.keeps_people:
        yield Way(
            "building",
            "单位和人员",
            "单位的上下级，各单位的联络员和负责人，谁有什么职责、有没有账号；也可以从Excel表格登记。",
            "打开单位和人员",
            reverse("workbench:people"),
        )
    if desk.supervises:
        yield Way(
            "world",
            "发布版",
            "已发布的通报：定稿的文字、数字和截止日，给网站编辑的发布包，在哪里发布，公众页面展示。",
            "看发布版",
            reverse("workbench:editions", args=code),
        )
    if desk.is_office:
        yield _opinions(desk)
    yield Way(
        "shield-check",
        "登记链",
        f"已登记{desk.held.head_n}条，可随时核对有没有改过、少过、插过。",
        "核对登记链",
        reverse("workbench:chain", args=code),
    )


def _opinions(desk: Desk) -> Way:
    """For who was named the register, for the rest of the office who was."""
    if desk.reads_opinions:
        return Way(
            "message",
            "群众意见",
            "来电、来信、来邮、来访和网上收到的意见：登记、分类、交办、答复；检举控告密封移交。",
            "打开群众意见",
            reverse("workbench:opinions", args=[desk.held.code]),
        )
    return Way(
        "message",
        "群众意见",
        "只由整改办指定的人员登记和阅看，在这里看指定了谁，或者指定一位。",
        "看阅看人员",
        reverse("workbench:opinion_readers", args=[desk.held.code]),
    )
