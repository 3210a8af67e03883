"""The app of reporting rounds."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Rounds, sheets, lines."""

    name = "zhenggai.supervision"
    label = "supervision"
    verbose_name = "填报与督办"
