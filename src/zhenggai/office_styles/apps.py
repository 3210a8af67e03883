"""The app of an office's own style packs."""

from django.apps import AppConfig


class OfficeStylesConfig(AppConfig):
    """Style packs of books."""

    name = "zhenggai.office_styles"
    label = "office_styles"
    verbose_name = "本单位样式"
