"""The app of the public pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages without signing in, below /public/."""

    name = "zhenggai.portal"
    label = "portal"
    verbose_name = "公众页面"
