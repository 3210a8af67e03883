"""What a unit without accounts hands in: whose it is, the file, what is done with it first."""

from collections.abc import Mapping, Sequence

from django import forms

from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.papers import UploadForm

NEW = "new"
WAYS: Mapping[str, str] = {
    "review": "存入文件并审核（方案、报告）",
    "import": "导入台账（方案、报告、反馈意见或Excel台账，核对后登记）",
}


class UnitFileForm(UploadForm):
    """The book, the file, the way."""

    book = forms.ChoiceField(
        label="哪个单位的", error_messages={"required": "请选是哪个单位报来的。"}
    )
    way = forms.ChoiceField(
        label="接着做什么",
        widget=forms.RadioSelect,
        choices=list(WAYS.items()),
        error_messages={"required": "请选接着做什么。"},
    )
    field_order = ("book", "file", "way")

    def __init__(
        self,
        desks: Sequence[Desk],
        units: Mapping[str, str],
        *given: object,
        may_open: bool,
        **more: object,
    ) -> None:
        """With the books that the person looks after; a new one for who may open one."""
        super().__init__(*given, **more)  # type: ignore[arg-type]  # Django's own
        told = [(one.held.code, _title(one, units)) for one in desks]
        new = [(NEW, "还没有台账的单位：从这份文件新开一本")] if may_open else []
        self.fields["book"].choices = [("", "请选择"), *told, *new]  # type: ignore[attr-defined]  # a ChoiceField
        if not may_open and not any(one.is_office for one in desks):
            self.fields["way"].choices = [("review", WAYS["review"])]  # type: ignore[attr-defined]  # a ChoiceField


def _title(desk: Desk, units: Mapping[str, str]) -> str:
    unit = units.get(desk.held.inspected_unit, "")
    return f"{unit}（{desk.held.name}）" if unit else desk.held.name
