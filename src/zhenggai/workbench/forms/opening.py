"""Opening a book: its name, whose inspection it is, and the rules that hold there."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhenggai.ledger.core.packs import SHIPPED, load_pack
from zhenggai.ledger.intake.paper_opening import Opening
from zhenggai.ledger.models import Book
from zhenggai.people.models import Unit
from zhenggai.workbench.forms.controls import date_input

_PACK_HELP = "定期限、销号由谁签字、哪些来源计入问题数；选定即登记入账"
_ORDER = ("name", "inspected_unit", "inspection_kind", "pack", "on", "exercise")
# Fields of the book's facts that may follow later (`DescribeInspection`).
_OF_INSPECTION = ("level", "team", "mode", "began_on", "ended_on")
KINDS = ("巡视", "巡察", "审计", "环保督察", "其他")


class NameInput(forms.TextInput):
    """A line to write a name in, with the names that are on record to choose from."""

    def __init__(self, known: Iterable[str]) -> None:
        """With these names."""
        super().__init__()
        self.known = tuple(known)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The line and the list of names."""
        line = super().render(name, value, {**(attrs or {}), "list": f"{name}-known"}, renderer)
        options = format_html_join(
            "", '<option value="{}"></option>', ((one,) for one in self.known)
        )
        return format_html('{}<datalist id="{}-known">{}</datalist>', line, name, options)


class OpeningForm(forms.Form):
    """A new book."""

    name = forms.CharField(label="台账名称", max_length=200, help_text="如：2026年省委巡视整改")
    inspected_unit = forms.ChoiceField(label="被巡视（巡察）单位")
    inspection_kind = forms.ChoiceField(label="种类", choices=[(one, one) for one in KINDS])
    pack = forms.ChoiceField(label="本地规则")
    on = forms.DateField(label="开立日期", widget=date_input())
    exercise = forms.BooleanField(label="演练，不计入正式台账", required=False)
    level = forms.CharField(label="派出机关", max_length=60, required=False, help_text="如：省委")
    team = forms.CharField(
        label="巡视（巡察）组", max_length=100, required=False, help_text="如：省委第八巡视组"
    )
    mode = forms.CharField(
        label="方式", max_length=60, required=False, help_text="如：常规巡视、提级巡察"
    )
    began_on = forms.DateField(label="进驻日期", required=False, widget=date_input())
    ended_on = forms.DateField(label="结束日期", required=False, widget=date_input())

    def __init__(self, *args: object, **kwargs: object) -> None:
        """With the units of this house and the packs of the program."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        units = Unit.objects.filter(is_active=True).values_list("pk", "name")
        packs = [(name, load_pack(name).title) for name in SHIPPED]
        self.fields["inspected_unit"] = forms.ChoiceField(
            label="被巡视（巡察）单位", choices=[("", "请选择"), *units]
        )
        self.fields["pack"] = forms.ChoiceField(
            label="本地规则", choices=packs, help_text=_PACK_HELP
        )
        if house := _house():
            self.initial.setdefault("inspected_unit", house.pk)
        self.order_fields(_ORDER)

    @property
    def of_book(self) -> list[forms.BoundField]:
        """What a book cannot do without."""
        return [self[name] for name in self.fields if name not in _OF_INSPECTION]

    @property
    def of_inspection(self) -> list[forms.BoundField]:
        """What may be told now or later."""
        return [self[name] for name in _OF_INSPECTION]

    @property
    def is_inspection_told(self) -> bool:
        """Whether something of it stands there already, be it wrong."""
        return any(one.value() or one.errors for one in self.of_inspection)


def _house() -> Unit | None:
    """The unit of which this house is, where all others stand below it and no book is another's."""
    tops = Unit.objects.filter(parent=None, is_body=False, is_active=True)[:2]
    if len(tops) != 1 or Book.objects.exclude(inspected_unit__in=["", tops[0].pk]).exists():
        return None
    return tops[0]


class OpeningFromFileForm(OpeningForm):
    """A new book as a file proposes it; its unit need not be on record yet."""

    prefix = "book"

    def __init__(self, *args: object, **kwargs: object) -> None:
        """With a line for the unit's name in place of a choice."""
        super().__init__(*args, **kwargs)
        chosen = self.fields["inspected_unit"]
        known = list(Unit.objects.filter(is_active=True).values_list("name", flat=True))
        self.fields["inspected_unit"] = forms.CharField(
            label=chosen.label, max_length=200, widget=NameInput(known)
        )
        if house := _house():
            told = self.initial.get("inspected_unit")
            self.initial["inspected_unit"] = house.name if told in ("", house.pk, None) else told
        for field in self.fields.values():
            field.error_messages["required"] = f"请填写{field.label}。"
        self.order_fields(_ORDER)

    def opening(self) -> Opening:
        """What was confirmed. The form must be valid."""
        return Opening(**self.cleaned_data)
