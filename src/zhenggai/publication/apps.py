"""The app of what goes out."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Drafts with bound figures, what units confirm in them, approvals, what is left out."""

    name = "zhenggai.publication"
    label = "publication"
    verbose_name = "通报"
