"""The app of kept papers."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers, and what was verified in them."""

    name = "zhenggai.papers"
    label = "papers"
    verbose_name = "文件"
