"""The app of units and people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Units, persons, roles."""

    name = "zhenggai.people"
    label = "people"
    verbose_name = "单位与人员"
