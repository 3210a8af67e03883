"""Who a visitor is behind a proxy that ends TLS: the address that the proxy saw."""

from django.http import HttpRequest


def visitors_address(request: HttpRequest) -> str:
    """The visitor's address as nginx tells it (`X-Real-IP`); else who is connected.

    Without it one colleague's wrong passwords would lock an account for everybody.
    """
    found: str = request.META.get("HTTP_X_REAL_IP") or request.META.get("REMOTE_ADDR", "")
    return found
