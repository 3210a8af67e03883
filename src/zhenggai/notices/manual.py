"""A rule's manual page: its docstring, taken apart into title and sections.

The first line says what is wrong; paragraphs that begin with 查什么： 为什么： 例： 怎么改：
are its sections. It is written once, in the rule, and read on the screen, in reports and in SARIF.
"""

import re
from dataclasses import dataclass

# 「查什么：」「为什么：」「例：」「怎么改：」 at the start of a paragraph
SECTION = re.compile(r"^(查什么|为什么|例|怎么改|不报|来源)[：:]\s*", re.M)


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule says about itself: one line, and its sections in order as (head, text)."""

    title: str
    sections: tuple[tuple[str, str], ...]


def manual_of(rule: object) -> Manual:
    """The manual page of a rule."""
    title, _, rest = (rule.__doc__ or "").strip().partition("\n")
    pieces = SECTION.split(rest)
    lead, heads, texts = pieces[0], pieces[1::2], pieces[2::2]
    sections = [(head, joined(text)) for head, text in zip(heads, texts, strict=True)]
    if lead.strip():
        sections.insert(0, ("", joined(lead)))
    return Manual(title.strip().rstrip("。"), tuple(sections))


def joined(text: str) -> str:
    """Paragraphs as one line each: lines that were broken for the source file run on."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(run_on(paragraph) for paragraph in paragraphs if paragraph.strip())


def run_on(paragraph: str) -> str:
    """Lines joined without a blank between Chinese; lines that begin with a dash stay lines of a
    list."""
    lines = [line.strip() for line in paragraph.splitlines()]
    text = lines[0]
    for line in lines[1:]:
        blank = "\n" if line.startswith(("-", "·")) else " " * (text[-1:] + line[:1]).isascii()
        text += blank + line
    return text


def name_of(rule: object) -> str:
    """A rule's name as users type it: its module's name with dashes (enumeration-count)."""
    name = str(getattr(rule, "__name__", ""))
    return name.rpartition(".")[2].replace("_", "-")
