"""A paper to be kept and checked, or only checked, and what is said of one."""

from collections.abc import Mapping

from django import forms

from zhenggai.papers.keeping import KINDS
from zhenggai.workbench.badges import PAPER
from zhenggai.workbench.forms.papers import UploadForm

# What a paper that came in may be; void is none of them, as such a paper is removed.
STATES: Mapping[str, str] = {
    name: PAPER[name].word
    for name in (
        "drafting",
        "confirming",
        "deliberating",
        "superior",
        "signing",
        "issued",
        "published",
    )
}


class PaperForm(UploadForm):
    """A file with what a person knows of it."""

    kind = forms.ChoiceField(
        label="种类", required=False, choices=[("", "按内容判断"), *KINDS.items()]
    )
    state = forms.ChoiceField(label="进度", required=False, choices=[("", "不标"), *STATES.items()])


class LooseForm(UploadForm):
    """A file that is only looked at."""

    public = forms.BooleanField(
        label="准备向社会公开", required=False, help_text="另查身份证号、电话、住址等"
    )


class AboutForm(forms.Form):
    """What is said of a paper in the register."""

    kind = forms.ChoiceField(label="种类", choices=list(KINDS.items()))
    state = forms.ChoiceField(label="进度", required=False, choices=[("", "不标"), *STATES.items()])

    @property
    def said(self) -> str:
        """What it was changed to, in words."""
        kind, state = KINDS[self.cleaned_data["kind"]], self.cleaned_data["state"]
        return f"{kind}·{STATES[state]}" if state else kind


class RemovalForm(forms.Form):
    """Why a paper is destroyed."""

    why = forms.CharField(
        label="清除理由",
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "请写明清除的理由。"},
    )
