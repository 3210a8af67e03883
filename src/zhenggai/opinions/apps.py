"""The app of opinions."""

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    """Opinions, who reads them, what units are told of them, slips by which accusations leave."""

    name = "zhenggai.opinions"
    label = "opinions"
    verbose_name = "群众意见"
