"""Opening a book: its name, whose inspection it is, and the rules that hold there."""

from django import forms

from zhenggai.ledger.core.packs import SHIPPED, load_pack
from zhenggai.people.models import Unit
from zhenggai.workbench.forms.controls import date_input

KINDS = ("巡视", "巡察", "审计", "环保督察", "其他")


class OpeningForm(forms.Form):
    """A new book."""

    name = forms.CharField(label="台账名称", max_length=200, help_text="如：2026年省委巡视整改")
    inspected_unit = forms.ChoiceField(label="被巡视（巡察）单位")
    inspection_kind = forms.ChoiceField(label="种类", choices=[(one, one) for one in KINDS])
    pack = forms.ChoiceField(label="本地规则")
    on = forms.DateField(label="开立日期", widget=date_input())
    exercise = forms.BooleanField(label="演练，不计入正式台账", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """With the units of this house and the packs of the program."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        units = Unit.objects.filter(is_active=True).values_list("pk", "name")
        packs = [(name, load_pack(name).title) for name in SHIPPED]
        self.fields["inspected_unit"] = forms.ChoiceField(
            label="被巡视（巡察）单位", choices=[("", "请选择"), *units]
        )
        self.fields["pack"] = forms.ChoiceField(label="本地规则", choices=packs)
        self.order_fields(["name", "inspected_unit", "inspection_kind", "pack", "on", "exercise"])
