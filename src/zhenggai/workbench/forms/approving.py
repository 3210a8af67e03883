"""What a person says of an approval, an agreement, a publication: the body, its paper, the day."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhenggai.ledger import evidence
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.publication.order.excluding import Agreement, Ground
from zhenggai.publication.order.publishing import Publishing
from zhenggai.publication.order.stages import Told
from zhenggai.workbench.forms.controls import text_area
from zhenggai.workbench.forms.typed_day import TypedDayField

_OF_UNITS = {"body": "核稿单位", "on": "核稿日期", "words": "核稿意见"}
_NO_DAY = {"required": "请写文件上的日期。"}


class BasisForm(forms.Form):
    """On what an approval rests."""

    body = forms.CharField(
        label="审定机关",
        max_length=100,
        error_messages={"required": "请写明是哪个机关（会议、负责人）审定的。"},
    )
    number = forms.CharField(
        label="文号或文件名称", help_text="如：会议纪要〔2026〕12号", max_length=100, required=False
    )
    on = TypedDayField(label="审定日期", help_text="如11-20、1120", error_messages=_NO_DAY)
    words = forms.CharField(label="审定意见", max_length=2000, required=False, widget=text_area(2))
    scan = forms.FileField(label="扫描件", help_text="pdf或图片", required=False)

    def __init__(
        self, *args: Any, who: str = "", is_of_units: bool = False, **settings: Any
    ) -> None:
        """`who` says whose approval it is; units look at a text and approve nothing."""
        super().__init__(*args, **{"label_suffix": "", **settings})
        self.fields["body"].help_text = who
        if is_of_units:
            for name, label in _OF_UNITS.items():
                self.fields[name].label = label
            missing = "请写明是哪个机关（单位）核稿的。"
            self.fields["body"].error_messages["required"] = missing

    def told(self) -> Told:
        """What was filled in, the scan put into the store. Raises NotAllowed."""
        given = self.cleaned_data
        digest, name = _scan_beside(given)
        return Told(given["body"], given["on"], given["number"], given["words"], digest, name)


class AgreementForm(forms.Form):
    """Who of the inspecting side agreed."""

    body = forms.CharField(
        label="同意的领导小组",
        help_text="派出巡视巡察的一方",
        max_length=100,
        error_messages={"required": "请写明由派出巡视巡察的哪个领导小组同意。"},
    )
    number = forms.CharField(label="文号或文件名称", max_length=100, required=False)
    on = TypedDayField(label="同意日期", help_text="如11-20、1120", error_messages=_NO_DAY)
    scan = forms.FileField(label="扫描件", help_text="pdf或图片", required=False)

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Labels without a colon."""
        super().__init__(*args, **{"label_suffix": "", **settings})

    def told(self) -> Agreement:
        """What was filled in, the scan put into the store. Raises NotAllowed."""
        given = self.cleaned_data
        digest, name = _scan_beside(given)
        return Agreement(given["body"], given["number"], given["on"], digest, name)


class ProposalForm(forms.Form):
    """Which problems are left out, on which ground, and why."""

    items = forms.MultipleChoiceField(
        label="拟不公开的内容",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选定拟不公开的问题或者文字。"},
    )
    ground = forms.ChoiceField(
        label="理由",
        widget=forms.RadioSelect,
        error_messages={"required": "请选定不公开的理由。"},
    )
    reason = forms.CharField(
        label="具体说明",
        max_length=1000,
        widget=text_area(3),
        error_messages={"required": "请具体说明为什么不公开。"},
    )

    def __init__(
        self,
        items: list[tuple[str, str]],
        grounds: list[Ground],
        *args: Any,
        **settings: Any,
    ) -> None:
        """With what the text tells, and the grounds that hold for it."""
        super().__init__(*args, **{"label_suffix": "", **settings})
        choices = {"items": items, "ground": [(one.key, one.title) for one in grounds]}
        for name, told in choices.items():
            self.fields[name].choices = told  # type: ignore[attr-defined] # both are choice fields


class PublishForm(forms.Form):
    """The day, the number of the paper, and of a correction what it puts right."""

    on = TypedDayField(label="发布日期", help_text="如11-20、1120", error_messages=_NO_DAY)
    number = forms.CharField(
        label="文号",
        help_text="党内文件的文号，没有的空着",
        max_length=100,
        required=False,
    )
    scan = forms.FileField(label="印发件扫描件", help_text="pdf或图片", required=False)
    why = forms.CharField(
        label="更正了什么、为什么更正", max_length=500, required=False, widget=text_area(3)
    )

    def __init__(self, *args: Any, audience: str, corrects: bool, **settings: Any) -> None:
        """A public text has no number; what corrects none says nothing of a correction."""
        super().__init__(*args, **{"label_suffix": "", **settings})
        if audience == "public":
            del self.fields["number"], self.fields["scan"]
        if not corrects:
            del self.fields["why"]

    def told(self) -> Publishing:
        """What was filled in, the scan put into the store. Raises NotAllowed."""
        given = self.cleaned_data
        digest, _ = _scan_beside(given)
        return Publishing(given["on"], given.get("number", ""), given.get("why", ""), digest)


def _scan_beside(given: Mapping[str, Any]) -> tuple[str, str]:
    """Digest and name of the upload, "" for none; put into the store where the words beside it bear
    no mark of secrecy. Raises NotAllowed."""
    refuse_secret(*(one for one in given.values() if isinstance(one, str)))
    file = given.get("scan")
    if not file:
        return "", ""
    kept = evidence.store(file.chunks(), file.name)
    return kept.digest, kept.name
