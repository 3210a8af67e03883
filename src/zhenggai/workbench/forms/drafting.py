"""Beginning a draft, and its cut-off day and style."""

from datetime import date

from django import forms

from zhenggai.ledger import queries
from zhenggai.ledger.models import Book
from zhenggai.office_styles.keeping import styles_of
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import FOLLOWS
from zhenggai.workbench.forms.controls import date_input

_TO_COME = "截止日还没有到，请选今天或以前的日子。"


class DayForm(forms.Form):
    """The day to the end of which a draft's figures go, and how it is worded."""

    cut_off = forms.DateField(
        label="截止日",
        widget=date_input(),
        error_messages={"required": "请选截止日。", "invalid": "请选截止日。"},
    )
    style = forms.ChoiceField(label="样式")

    def __init__(self, *args: object, held: Book, style: str = "", **kwargs: object) -> None:
        """With the styles of the program and the book's own; `style`: the one of the draft."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        styles = styles_of(held, also=style)
        self.fields["style"] = forms.ChoiceField(label="样式", choices=styles)
        self.fields["cut_off"].widget.attrs["max"] = queries.today().isoformat()

    def clean_cut_off(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["cut_off"]
        if day > queries.today():
            raise forms.ValidationError(_TO_COME)
        return day


class BeginForm(DayForm):
    """A new draft of a paper that follows no other: a notice is begun from the approved report."""

    paper = forms.ChoiceField(
        label="起草哪一份",
        choices=[(key, one.title) for key, one in DRAFTED.items() if key not in FOLLOWS],
        widget=forms.RadioSelect,
        error_messages={"required": "请选起草哪一份。"},
    )
    field_order = ("paper", "cut_off", "style")


def day_form_of(draft: Draft) -> DayForm:
    """The form as the draft stands."""
    first = {"cut_off": draft.cut_off, "style": draft.style}
    return DayForm(held=draft.book, style=draft.style, initial=first)
