"""The app of what went out."""

from django.apps import AppConfig


class PublishedConfig(AppConfig):
    """Editions of notices and where each was published."""

    name = "zhenggai.published"
    label = "published"
    verbose_name = "已发布"
