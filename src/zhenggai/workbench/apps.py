"""The working pages as an app of Django."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """Templates, static files, and what persons keep for their convenience."""

    name = "zhenggai.workbench"
    label = "workbench"
