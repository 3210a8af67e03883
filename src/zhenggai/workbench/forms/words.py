"""What every form says of a field that was filled in wrongly, in this house's words.

Django's own are a translation for programmers (“这个字段是必填项。”). They are replaced once, when
Django starts, so that no form can forget it; a form may still say something better of its own.
"""

from collections.abc import Mapping

from django import forms
from django.core import validators

from zhenggai.ledger.file_content import EMPTY

_CHOOSE = "请从列出的各项中选择。"
_NO_FILE = "没有收到文件，请重新选择。"
FIELDS: Mapping[type[forms.Field], Mapping[str, str]] = {
    forms.Field: {"required": "请填写这一项。"},
    forms.IntegerField: {"invalid": "请填整数，如12。"},
    forms.FloatField: {"invalid": "请填数字，如12.5。"},
    forms.DecimalField: {"invalid": "请填数字，如12.5。"},
    forms.DateField: {"invalid": "请写成2026-11-20这样的日期。"},
    forms.TimeField: {"invalid": "请写成17:00这样的时间。"},
    forms.DateTimeField: {"invalid": "请写成2026-11-20 17:00这样的时间。"},
    forms.ChoiceField: {"required": _CHOOSE, "invalid_choice": _CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": _CHOOSE, "invalid_list": _CHOOSE},
    forms.ModelChoiceField: {"required": _CHOOSE, "invalid_choice": _CHOOSE},
    forms.ModelMultipleChoiceField: {
        "invalid_choice": _CHOOSE,
        "invalid_list": _CHOOSE,
        "invalid_pk_value": _CHOOSE,
    },
    forms.MultiValueField: {"invalid": "请填写这一项。", "incomplete": "请填写完整。"},
    forms.FileField: {
        "required": "请选择一份文件。",
        "invalid": _NO_FILE,
        "missing": _NO_FILE,
        "empty": EMPTY,
        "max_length": "文件名太长（最多%(max)d个字），请改短后再传。",
        "contradiction": "要么选择文件，要么勾选删去，不能都选。",
    },
}
VALIDATORS: Mapping[type, str] = {
    validators.MaxLengthValidator: "最多%(limit_value)d个字，现在是%(show_value)d个。",
    validators.MinLengthValidator: "至少%(limit_value)d个字，现在是%(show_value)d个。",
    validators.MaxValueValidator: "不能大于%(limit_value)s。",
    validators.MinValueValidator: "不能小于%(limit_value)s。",
    validators.StepValueValidator: "只能是%(limit_value)s的倍数。",
    validators.RegexValidator: "写法不对。",
    validators.ProhibitNullCharactersValidator: "含有不能保存的字符，请重新录入。",
}
DIGITS: Mapping[str, str] = {
    "invalid": "请填数字，如12.5。",
    "max_digits": "数字太长，最多%(max)s位。",
    "max_decimal_places": "小数最多%(max)s位。",
    "max_whole_digits": "整数部分最多%(max)s位。",
}


def speak() -> None:
    """Have Django's fields and validators say these."""
    for field, words in FIELDS.items():
        own = vars(field).get("default_error_messages", {})
        field.default_error_messages = {**own, **words}
    for validator, sentence in VALIDATORS.items():
        validator.message = sentence  # type: ignore[attr-defined]  # its keys are validators
    validators.DecimalValidator.messages = dict(DIGITS)
