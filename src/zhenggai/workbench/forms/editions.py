"""Where an edition was published, as the office registers it."""

from django import forms

from zhenggai.published.releasing import Screenshot, Told
from zhenggai.workbench.forms.typed_day import TypedDayField


class ReleaseForm(forms.Form):
    """A medium, the address, the day, a screenshot; perhaps the prescribed step with it."""

    medium = forms.CharField(
        label="发布媒介",
        help_text="如：区政府门户网站、《云汀日报》",
        max_length=100,
        error_messages={"required": "请写明在哪里发布。"},
    )
    address = forms.CharField(
        label="网址或版面", help_text="如：https://…、第2版", max_length=500, required=False
    )
    on = TypedDayField(label="发布日期", error_messages={"required": "请填写发布日期。"})
    screenshot = forms.FileField(label="页面截图", help_text="PNG、JPEG等图片", required=False)
    takes_step = forms.BooleanField(label="同时登记规定动作", required=False)

    @property
    def told(self) -> Told:
        """What was filled in."""
        given = self.cleaned_data
        return Told(given["medium"], given["address"], given["on"], given["takes_step"])

    @property
    def picture(self) -> Screenshot | None:
        """The screenshot, if there is one."""
        file = self.cleaned_data["screenshot"]
        return Screenshot(file.name, file.chunks()) if file else None
