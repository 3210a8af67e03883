"""The form for an opinion."""

from django import forms

LONGEST_TEXT, LONGEST_CONTACT, LONGEST_NAME = 5000, 200, 60


class OpinionForm(forms.Form):
    """What a citizen has to say; who it is, and how to be reached, only if the citizen wants."""

    text = forms.CharField(
        label="意见或建议",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={
            "required": "请写明意见或建议。",
            "max_length": f"最多{LONGEST_TEXT}个字，请写得短一些。",
        },
    )
    name = forms.CharField(label="称呼（可不填）", max_length=LONGEST_NAME, required=False)
    contact = forms.CharField(
        label="联系方式（可不填）",
        max_length=LONGEST_CONTACT,
        required=False,
        help_text="电话或邮箱，只用于答复，不公开",
    )
