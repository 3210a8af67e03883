"""Responsible units edited in their cell of the ledger: some go, one comes."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from zhenggai.people.models import Unit


class UnitsCellForm(forms.Form):
    """The units that stay, and the name of one that is added."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    add = forms.CharField(label="再加一个单位", required=False, max_length=200)

    def __init__(
        self, now: Sequence[tuple[str, str]], data: QueryDict | None = None, *, seen: int
    ) -> None:
        """`now` is the units that answer, with their names; `seen` the last entry that is known."""
        super().__init__(data, label_suffix="", initial={"seen": seen})
        self.fields["kept"] = forms.MultipleChoiceField(
            label="责任单位",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=now,
            initial=[one for one, _ in now],
        )
        self.fields["add"].widget.attrs |= {
            "list": "all-units",
            "autocomplete": "off",
            "data-first": True,
        }

    def clean_add(self) -> str:
        """The id of the unit of this name."""
        name = self.cleaned_data["add"].strip()
        if not name:
            return ""
        found = Unit.objects.filter(name=name, is_active=True).values_list("pk", flat=True).first()
        if found is None:
            raise forms.ValidationError(f"没有名为“{name}”的单位，请从列表中选。")
        return str(found)

    @property
    def units(self) -> tuple[str, ...]:
        """Those that stay, then the new one."""
        told = self.cleaned_data
        return tuple(dict.fromkeys([*told["kept"], *filter(None, [told["add"]])]))
