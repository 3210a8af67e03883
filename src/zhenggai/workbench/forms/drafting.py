"""Beginning a draft, and its cut-off day and style."""

from datetime import date

from django import forms

from zhenggai.ledger import queries
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.models import Draft
from zhenggai.workbench.forms.controls import date_input
from zhenggai.writers.notice_style import SHIPPED, load_style

_TO_COME = "截止日还没有到，请选今天或以前的日子。"


class DayForm(forms.Form):
    """The day to the end of which a draft's figures go, and how it is worded."""

    cut_off = forms.DateField(
        label="截止日",
        widget=date_input(),
        error_messages={"required": "请选截止日。", "invalid": "请选截止日。"},
    )
    style = forms.ChoiceField(label="样式")

    def __init__(self, *args: object, **kwargs: object) -> None:
        """With the styles of the program."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        styles = [(name, load_style(name).title) for name in SHIPPED]
        self.fields["style"] = forms.ChoiceField(label="样式", choices=styles)
        self.fields["cut_off"].widget.attrs["max"] = queries.today().isoformat()

    def clean_cut_off(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["cut_off"]
        if day > queries.today():
            raise forms.ValidationError(_TO_COME)
        return day


class BeginForm(DayForm):
    """A new draft: which paper, and after which text where it follows one."""

    paper = forms.ChoiceField(
        label="起草哪一份",
        choices=[(one.key, one.title) for one in DRAFTED.values()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选起草哪一份。"},
    )
    field_order = ("paper", "cut_off", "style")


def day_form_of(draft: Draft) -> DayForm:
    """The form as the draft stands."""
    return DayForm(initial={"cut_off": draft.cut_off, "style": draft.style})
