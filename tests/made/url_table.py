"""The URL table as tests ask it: every address by its name, with what it names."""

from collections.abc import Mapping

from django.urls import URLResolver, get_resolver

Names = frozenset[str]


def addresses(resolver: URLResolver, before: Names = frozenset()) -> dict[str, Names]:
    """The parts that each address names, by its own name; those of included tables too, but for the
    public pages, of which everybody sees the same."""
    found: dict[str, Names] = {}
    for one in resolver.url_patterns:
        names = before | frozenset(one.pattern.converters)
        if isinstance(one, URLResolver):
            found |= addresses(one, names)
        elif not one.callback.__module__.startswith("zhenggai.portal."):
            found[str(one.name)] = names
    return found


ROUTES: Mapping[str, Names] = addresses(get_resolver())
