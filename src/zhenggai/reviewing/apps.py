"""The app of reviews."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    """Reviews, their reviewers, their answers and the merged opinion."""

    name = "zhenggai.reviewing"
    label = "reviewing"
    verbose_name = "审核"
