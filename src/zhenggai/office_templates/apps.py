"""The app of an office's own templates."""

from django.apps import AppConfig


class OfficeTemplatesConfig(AppConfig):
    """Templates over kinds of papers."""

    name = "zhenggai.office_templates"
    label = "office_templates"
    verbose_name = "文书模板"
