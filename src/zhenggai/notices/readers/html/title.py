"""What a page says its title is: in its meta lines, in its name, in its first heading."""

import re
from collections.abc import Iterator

from zhenggai.notices.readers.element import Element

# Where the title must stand (政府网站发展指引, 国办发〔2017〕47号), and where it often stands.
META = ("articletitle", "og:title", "title")
# 关于整改情况的通报_某区人民政府 · 通报 - 某某网 · 通报|纪委监委
SITE = re.compile(r"\s*(?:_+|\s[-–—]\s|-{2,}|—{2,}|\|+|｜|»|«|>)\s*")
# What the title of a paper says, and the name of a site does not.
PAPER = re.compile(r"通报|情况|报告|公告|公示|反馈|整改")
LONGEST = 120


def titles_of(root: Element) -> list[str]:
    """The titles that a page gives itself, the most trustworthy first."""
    return list(dict.fromkeys(filter(None, candidates(root))))


def candidates(root: Element) -> Iterator[str]:
    """Each thing that a page calls its title, without the name of the site."""
    named = {name_of(meta): meta.get("content") or "" for meta in root.iter("meta")}
    for name in META:
        yield without_site(named.get(name, ""))
    for tag in ("title", "h1", "h2"):
        found = next(iter(root.iter(tag)), None)
        if found is not None:
            words = " ".join("".join(map(str, found.itertext())).split())
            yield without_site(words)
            yield words[:LONGEST]


def without_site(title: str) -> str:
    """A title without the name of the site behind it."""
    return SITE.split(" ".join(title.split()))[0].strip()[:LONGEST]


def name_of(meta: Element) -> str:
    """The name of a meta line in small letters."""
    return (meta.get("name") or meta.get("property") or "").lower()
