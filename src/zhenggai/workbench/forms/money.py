"""An amount of money as people write it: 152600, 15.26万元, 1,526.00元."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

_WAN = 10_000


class MoneyField(forms.DecimalField):
    """Yuan; what is told in 万 is made into yuan."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """The amount in yuan; None for nothing."""
        told = str(value or "").strip().replace(",", "").replace("，", "").removesuffix("元")
        if not told.endswith("万"):
            return super().to_python(told)
        try:
            return Decimal(told.removesuffix("万").strip()) * _WAN
        except InvalidOperation:
            raise forms.ValidationError("请填数字，如152600，或15.26万元。") from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Figures are offered first on a phone; 万 can be typed too."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "class": "amount"}
