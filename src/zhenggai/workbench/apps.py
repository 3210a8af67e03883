"""The working pages as an app of Django."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """No tables: templates and static files only."""

    name = "zhenggai.workbench"
    label = "workbench"
