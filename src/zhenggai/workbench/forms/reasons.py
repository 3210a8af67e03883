"""Reasons of which one is mostly right, ticked, and any other beside them in words."""

from collections.abc import Sequence
from typing import Any

from django import forms

_NONE = "请选理由，或者写明还缺什么。"


class _ReasonsWidget(forms.MultiWidget):
    """Boxes under the field's name with `_reasons`, the words under its own name."""

    use_fieldset = True

    def __init__(self, reasons: Sequence[str], rows: int) -> None:
        """A box for each reason."""
        boxes = forms.CheckboxSelectMultiple(choices=[(one, one) for one in reasons])
        words = forms.Textarea({"rows": rows, "aria-label": "还缺什么（另写）"})
        super().__init__({"reasons": boxes, "": words} if reasons else {"": words})
        self.has_boxes = bool(reasons)

    def decompress(self, value: Any) -> list[Any]:
        """Words alone: which of them were boxes is not kept."""
        return [[], value] if self.has_boxes else [value]


class ReasonsField(forms.MultiValueField):
    """What was ticked and what was written, joined with 「；」."""

    def __init__(self, reasons: Sequence[str], *, rows: int = 3, **settings: Any) -> None:
        """`reasons` may be none: then there are words only."""
        choices = [(one, one) for one in reasons]
        boxes = [forms.MultipleChoiceField(choices=choices, required=False)] if reasons else []
        parts = (*boxes, forms.CharField(required=False))
        widget = _ReasonsWidget(reasons, rows)
        super().__init__(
            parts,
            **{
                "require_all_fields": False,
                "widget": widget,
                "error_messages": {"required": _NONE},
                **settings,
            },
        )

    def compress(self, data_list: list[Any]) -> str:
        """整改措施没有全部落实；凭证缺一页."""
        flat = [one for part in data_list for one in (part if isinstance(part, list) else [part])]
        told = [one.strip().rstrip("；。") for one in flat if one and one.strip()]
        return "；".join(told)
