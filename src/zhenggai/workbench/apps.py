"""The working pages as an app of Django."""

from django.apps import AppConfig

from zhenggai.workbench.forms.words import speak


class WorkbenchConfig(AppConfig):
    """Templates, static files, and what persons keep for their convenience."""

    name = "zhenggai.workbench"
    label = "workbench"

    def ready(self) -> None:
        """Have forms speak as this house does."""
        speak()
