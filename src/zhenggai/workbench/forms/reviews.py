"""A paper to be reviewed; and what came from the page of a review, read without refusing it."""

from collections.abc import Iterable, Mapping

from django import forms

from zhenggai.papers.keeping import KINDS
from zhenggai.papers.models import Paper
from zhenggai.reviewing.adopting import Outcome
from zhenggai.reviewing.answering import Told
from zhenggai.reviewing.drafting import Merging
from zhenggai.reviewing.models import Review
from zhenggai.workbench.together import page_mark

_AGREES = {"yes": True, "no": False}
_NEITHER = "请选登记簿里的一份文件，或者上传一份。"
# Without a choice the version before is told from title and kind.
SAME, NONE = "", "none"


class BeginForm(forms.Form):
    """A paper of the register or a file, and the version before it."""

    paper = forms.ChoiceField(label="登记簿里的文件", required=False)
    file = forms.FileField(label="或者上传一份", required=False)
    kind = forms.ChoiceField(
        label="种类", required=False, choices=[("", "按内容判断"), *KINDS.items()]
    )
    earlier = forms.ChoiceField(label="上一稿", required=False)

    def __init__(
        self, papers: Iterable[Paper], reviews: Iterable[Review], *given: object, **more: object
    ) -> None:
        """With what may be chosen."""
        super().__init__(*given, **more)  # type: ignore[arg-type]  # Django's own
        told = [(str(one.pk), f"{one}（{one.stored_at:%-m月%-d日}存入）") for one in papers]
        self.fields["paper"].choices = [("", "不选"), *told]  # type: ignore[attr-defined]  # a ChoiceField
        earlier = [(str(one.pk), str(one)) for one in reviews]
        self.fields["earlier"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (SAME, "自动：同名或同类的上一稿"),
            (NONE, "没有上一稿"),
            *earlier,
        ]

    def clean(self) -> dict[str, object]:
        """One of both."""
        told: dict[str, object] = super().clean() or {}
        if not told.get("paper") and not told.get("file") and not self.errors:
            self.add_error("file", _NEITHER)
        return told


def answers_told(sent: Mapping[str, str], points: Iterable[str]) -> Told:
    """A reviewer's column."""
    return Told(
        points={
            one: (sent.get(f"v-{one}", ""), sent.get(f"w-{one}", "").strip()) for one in points
        },
        agrees=_AGREES.get(sent.get("agrees", "")),
        words=sent.get("words", "").strip(),
    )


def merged_told(sent: Mapping[str, str], points: Iterable[str]) -> Merging:
    """The draft of the merged opinion, and what its page began with."""
    typed = [one for one in points if f"m-{one}" in sent]
    return Merging(
        texts={one: "\n".join(sent[f"m-{one}"].strip().splitlines()) for one in typed},
        conclusion=sent.get("conclusion", ""),
        begun={one: sent[f"b-{one}"] for one in typed if f"b-{one}" in sent},
        begun_conclusion=sent.get("began", ""),
        page=page_mark(sent),
    )


def outcomes_told(sent: Mapping[str, str]) -> dict[int, Outcome]:
    """What is said of opinions, by their keys."""
    return {
        one: Outcome(sent.get(f"o-{one}", ""), sent[f"y-{one}"]) for one in _numbers("y-", sent)
    }


def outcomes_begun(sent: Mapping[str, str]) -> dict[int, str]:
    """The marks of what stood there when the page was made, by the keys of the opinions."""
    return {one: sent[f"b-{one}"] for one in _numbers("b-", sent)}


def _numbers(begins: str, sent: Mapping[str, str]) -> list[int]:
    told = (name.removeprefix(begins) for name in sent if name.startswith(begins))
    return [int(one) for one in told if one.isdecimal()]
