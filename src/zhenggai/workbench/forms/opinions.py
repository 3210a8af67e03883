"""Forms of opinions: taken in, sorted, handed to a unit, answered, transferred, destroyed."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from zhenggai.ledger import queries
from zhenggai.opinions.kinds import (
    ACCUSATION,
    LONGEST_CONTACT,
    LONGEST_NAME,
    LONGEST_TEXT,
    OUTCOMES,
    REPLY_WAYS,
    SORTS,
    UNSORTED,
    WAYS,
)
from zhenggai.opinions.models import Attachment, Handing
from zhenggai.opinions.summaries import LONGEST_SUMMARY
from zhenggai.people.models import Person, Unit
from zhenggai.workbench.forms.controls import date_input, text_area
from zhenggai.workbench.opinions.files import FilesField

_DISCIPLINE = "纪委监委信访室"


class ProblemField(forms.CharField):
    """The number of a problem that is there for the person; `clean` gives its key."""

    def __init__(self, **settings: Any) -> None:
        """Not required."""
        super().__init__(**{"required": False, "label": "关联问题", "max_length": 20, **settings})
        self.keys: Collection[str] = ()

    def clean(self, value: Any) -> str:
        """problem/12 for 12. Raises ValidationError."""
        number = str(super().clean(value)).strip().removeprefix("问题")
        if number and f"problem/{number}" not in self.keys:
            raise forms.ValidationError(f"没有编号为{number}的问题，请照台账上的编号填。")
        return f"problem/{number}" if number else ""


class _WithProblem(forms.Form):
    """A sort with the item that it is about; what an accusation may not have is dropped."""

    problem = ProblemField(help_text="填台账上的问题编号，可不填；检举控告不关联")

    def __init__(self, problems: Collection[str], *given: Any, **more: Any) -> None:
        """`problems` are the keys that may be named."""
        super().__init__(*given, **more)
        self.fields["problem"].keys = problems  # type: ignore[attr-defined]  # a ProblemField

    def clean(self) -> dict[str, Any]:
        """An accusation is about no item of ours."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("sort") in ("", ACCUSATION):
            told["problem"] = ""
            self.errors.pop("problem", None)
        return told


class NewForm(_WithProblem):
    """What came to the office, and what sort it is if that is plain."""

    way = forms.ChoiceField(
        label="来源",
        choices=list(WAYS.items()),
        widget=forms.RadioSelect,
        initial="call",
    )
    received_on = forms.DateField(label="收到日期", widget=date_input(), initial=queries.today)
    sort = forms.ChoiceField(
        label="类别",
        required=False,
        choices=[("", UNSORTED), *SORTS.items()],
        widget=forms.RadioSelect,
        initial="",
    )
    text = forms.CharField(
        label="反映的内容",
        required=False,
        max_length=LONGEST_TEXT,
        widget=text_area(6),
        help_text="内容在附件里的可以不录；书面的检举控告不必录入，只登记页数",
    )
    name = forms.CharField(
        label="姓名", required=False, max_length=LONGEST_NAME, help_text="可不填"
    )
    contact = forms.CharField(
        label="联系方式", required=False, max_length=LONGEST_CONTACT, help_text="可不填，答复时用"
    )
    sheets = forms.IntegerField(label="材料页数", min_value=1, max_value=9999, initial=1)
    attached = FilesField(required=False)
    field_order = (
        *("way", "received_on", "sort", "text", "attached"),
        *("name", "contact", "sheets", "problem"),
    )


class SortForm(_WithProblem):
    """What it is."""

    sort = forms.ChoiceField(label="类别", choices=list(SORTS.items()), widget=forms.RadioSelect)
    field_order = ("sort", "problem")


class HandForm(forms.Form):
    """What a unit is told, and by when it answers."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="承办单位", empty_label="请选择")
    summary = forms.CharField(
        label="交办摘要",
        max_length=LONGEST_SUMMARY,
        widget=text_area(6),
        help_text="用整改办自己的话写要核查、办理什么；不写谁反映的，不照抄原话",
    )
    due_on = forms.DateField(label="答复期限", widget=date_input())
    looked = forms.BooleanField(label="已逐处核对，不会因此知道反映人和有关个人", required=False)

    def __init__(
        self,
        first: Iterable[str],
        due_on: date | None,
        apart: Collection[str],
        given: tuple[Any, Any],
    ) -> None:
        """`first` are the units that answer for the item; `apart` those that hand on and are handed
        nothing; `given` is what was sent."""
        begun = {"due_on": due_on, "unit": next(iter(first), None)}
        super().__init__(data=given[0], files=given[1], initial=begun)
        choice = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        units = Unit.objects.filter(is_active=True, is_body=False)
        choice.queryset = units.exclude(pk__in=apart).order_by("position", "path")


class ReplyForm(forms.Form):
    """What the person was answered."""

    way = forms.ChoiceField(label="答复方式", choices=list(REPLY_WAYS.items()))
    on = forms.DateField(label="答复日期", widget=date_input(), initial=queries.today)
    text = forms.CharField(label="答复内容", max_length=LONGEST_TEXT, widget=text_area(6))


class ExtendForm(forms.Form):
    """By how much the answer is put off, and by whose approval."""

    days = forms.IntegerField(label="延长天数", min_value=1)
    basis = forms.CharField(
        label="批准和告知",
        max_length=200,
        help_text="谁批准的，哪天、怎样告知本人的",
    )


class TellForm(forms.Form):
    """That the person was told that the appeal is taken up."""

    way = forms.ChoiceField(label="告知方式", choices=list(REPLY_WAYS.items()))
    on = forms.DateField(label="告知日期", widget=date_input(), initial=queries.today)


class AskRedressForm(forms.Form):
    """Of whom a person who does not accept the answer asked for a review of it, and when."""

    to = forms.CharField(
        label="向哪个机关、单位请求", max_length=200, help_text="作出答复的机关、单位的上一级"
    )
    on = forms.DateField(label="请求日期", widget=date_input(), initial=queries.today)


class RedressForm(forms.Form):
    """What came of it."""

    outcome = forms.ChoiceField(label="处理结果", choices=list(OUTCOMES.items()))
    on = forms.DateField(label="答复日期", widget=date_input(), initial=queries.today)
    text = forms.CharField(label="意见要点", max_length=LONGEST_TEXT, widget=text_area(4))
    hearing_days = forms.IntegerField(
        label="听证所用天数",
        min_value=0,
        max_value=365,
        initial=0,
        help_text="不计入30天，没有听证填0",
    )


class ObjectionForm(forms.Form):
    """Why a unit says that what it was handed is not its own."""

    why = forms.CharField(label="为什么不属于本单位", max_length=500, widget=text_area(3))


class ObjectionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """One of the objections that wait, with its words."""

    def label_from_instance(self, obj: Handing) -> str:
        """区农业农村局：不归我局。"""
        return f"{obj.unit.name}：{obj.objection}"


class AnswerObjectionForm(forms.Form):
    """What the office makes of a unit's objection."""

    handing = ObjectionField(
        Handing.objects.none(), label="单位的异议", empty_label=None, widget=forms.RadioSelect
    )
    agrees = forms.ChoiceField(
        label="怎么答复",
        choices=[("yes", "同意，收回交办"), ("no", "不同意，仍由该单位承办")],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="理由",
        required=False,
        max_length=500,
        widget=text_area(3),
        help_text="不同意的要写，承办单位看得到",
    )

    def __init__(self, held: QuerySet[Handing], given: tuple[Any, Any]) -> None:
        """`held` are those with an objection that waits; `given` is what was sent."""
        first = held.first()
        super().__init__(*given, initial={"handing": first.pk if first else None})
        self.fields["handing"].queryset = held  # type: ignore[attr-defined]  # a ModelChoiceField


class SlipForm(forms.Form):
    """To whom an accusation goes, and how many sheets."""

    to = forms.CharField(label="接收机关", max_length=200, initial=_DISCIPLINE)
    sheets = forms.IntegerField(label="材料页数", min_value=1, max_value=9999)
    on = forms.DateField(label="移交日期", widget=date_input(), initial=queries.today)


class ReceiptForm(forms.Form):
    """What came back."""

    body = forms.CharField(label="接收机关", max_length=200)
    on = forms.DateField(label="收到日期", widget=date_input(), initial=queries.today)
    receiver = forms.CharField(label="接收人", max_length=LONGEST_NAME)
    scan = forms.FileField(label="回执扫描件", required=False)
    destroys = forms.BooleanField(
        label="同时清除系统里的文字",
        required=False,
        initial=True,
        help_text="登记的编号、日期和移交记录保留",
    )


class AttachForm(forms.Form):
    """More that came with an opinion."""

    attached = FilesField()


class DropForm(forms.Form):
    """Which attachment is destroyed, and why."""

    attachment = forms.ModelChoiceField(
        Attachment.objects.none(), label="附件", empty_label="请选择"
    )
    why = forms.CharField(label="清除理由", max_length=200, widget=text_area(2))

    def __init__(self, held: QuerySet[Attachment], given: tuple[Any, Any]) -> None:
        """`held` are those that are there; `given` is what was sent."""
        super().__init__(*given)
        self.fields["attachment"].queryset = held  # type: ignore[attr-defined]  # a ModelChoiceField


class ExpungeForm(forms.Form):
    """Why words are destroyed."""

    why = forms.CharField(label="清除理由", max_length=200, widget=text_area(2))


class ReaderForm(forms.Form):
    """A person of the office who is to read opinions, and by whose decision."""

    person = forms.ModelChoiceField(Person.objects.none(), label="人员", empty_label="请选择")
    decider = forms.ChoiceField(
        label="谁决定的", required=False, help_text="不能是本人；整改办负责人可以自己登录来指定"
    )
    basis = forms.CharField(
        label="依据",
        required=False,
        max_length=200,
        help_text="如“11月3日签批单”；作决定的人自己登录来指定的可不填",
    )
    everywhere = forms.BooleanField(
        label="整改办的全部台账", required=False, help_text="现有的和以后新开的，不勾只限本台账"
    )

    def __init__(
        self,
        office: Iterable[str],
        deciders: Sequence[tuple[str, str]],
        *given: Any,
        of_house: bool,
    ) -> None:
        """`office` are the ids of those who may be named, `deciders` who may have decided it;
        `of_house`: whoever names looks after every book."""
        super().__init__(*given)
        people = Person.objects.filter(pk__in=list(office), is_active=True)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]  # a ModelChoiceField
        others = [("", "不在名册上，写在依据里"), *deciders]
        self.fields["decider"].choices = others  # type: ignore[attr-defined]  # a ChoiceField
        if not of_house:
            del self.fields["everywhere"]


class AnswerForm(forms.Form):
    """What a unit found and did."""

    text = forms.CharField(label="核查和办理情况", max_length=LONGEST_TEXT, widget=text_area(8))


class SpanForm(forms.Form):
    """From which day to which opinions are counted."""

    since = forms.DateField(label="从", required=False, widget=date_input())
    until = forms.DateField(label="到", required=False, widget=date_input())
