"""How a notice is worded and laid out: a style pack (TOML) over the wording that ships.

A style says how problems are numbered and how measures stand; of the wording it gives only what
differs. Braces hold what the ledger gives; a sentence that lacks one of its things is not written.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, cast, get_args

# The shapes that real notices have, as they are offered to a person.
SHIPPED = ("running", "with-table", "run-in", "focused", "circled")
# Papers that say the same otherwise: to the superior, before the period ends, after it.
Paper = Literal["notice", "report", "stage-report", "later-report"]
Numbering = Literal["by_branch", "running"]
Layout = Literal["run_in", "lines"]
# A problem as a heading, or in the sentence that leads to its measures.
Problems = Literal["heading", "woven"]
# Measures as 一是; on the next step of the ladder of labels; as ①.
Measures = Literal["shi", "ladder", "circled"]
# What is not done: told in sentences, listed in a table, or told with the table attached.
Unfinished = Literal["sentences", "table", "both"]
CHOICES: Mapping[str, tuple[str, ...]] = {
    "numbering": get_args(Numbering),
    "layout": get_args(Layout),
    "problems": get_args(Problems),
    "measures": get_args(Measures),
    "unfinished": get_args(Unfinished),
}
Sections = Mapping[str, Mapping[str, str | list[str | list[str]]]]
_FIELD = re.compile(r"\{(\w+)\}")


class StyleError(Exception):
    """A style that cannot be used; the text is for the person."""


@dataclass(frozen=True, slots=True)
class NoticeStyle:
    """Shape and wording of a notice."""

    name: str
    title: str
    words: Sections
    numbering: Numbering
    layout: Layout
    problems: Problems
    measures: Measures
    unfinished: Unfinished

    def say(self, section: str, key: str, **given: str) -> str:
        """The sentence under a name with what it needs; "" where something is lacking."""
        told = self.words[section][key]
        return self.fill(told, **given) if isinstance(told, str) else ""

    def say_or(self, section: str, key: str, otherwise: str, **given: str) -> str:
        """The same; another sentence where the wording has none under the name."""
        told = self.words[section].get(key, otherwise)
        return self.fill(told, **given) if isinstance(told, str) else ""

    def say_all(self, section: str, key: str, **given: str) -> list[str]:
        """Those sentences of a list that lack nothing."""
        told = self.words[section][key]
        lines = (self._first(one, **given) for one in told) if isinstance(told, list) else ()
        return [one for one in lines if one]

    def _first(self, told: str | list[str], **given: str) -> str:
        """A sentence, or of several the first that lacks nothing."""
        lines = [self.fill(one, **given) for one in ([told] if isinstance(told, str) else told)]
        return next(filter(None, lines), "")

    def fill(self, template: str, **given: str) -> str:
        """A template with its braces filled. Raises StyleError where nobody gives such a thing."""
        names = _FIELD.findall(template)
        unknown = [name for name in names if name not in given]
        if unknown:
            raise StyleError(
                f"样式“{self.name}”的“{template}”里，没有“{unknown[0]}”这一项，"
                f"可用的有：{'、'.join(given) or '无'}。"
            )
        if not all(given[name] for name in names):
            return ""
        return _FIELD.sub(lambda found: given[found[1]], template)


def load_style(name: str, paper: Paper = "notice") -> NoticeStyle:
    """A style that ships with the program, or an office's own TOML file, for this paper.

    Raises StyleError.
    """
    if name in SHIPPED:
        return _style(_told(_shipped(name), name), name, paper)
    if name.endswith(".toml"):
        return own_style(_own(name), name, paper)
    raise StyleError(f"没有名为“{name}”的样式，可用的有：{'、'.join(SHIPPED)}，或一个 .toml 文件。")


def own_style(text: str, name: str, paper: Paper = "notice") -> NoticeStyle:
    """The style of an office's own TOML, for this paper; `name` is what it is called in messages.

    Raises StyleError.
    """
    told = _told(text, name)
    based_on = str(told.pop("based_on", SHIPPED[0]))
    return _style(_over(_told(_shipped(based_on), name), told), name, paper)


def shipped_told(name: str) -> dict[str, Any]:
    """What a pack of the program says: a style, the wording, a paper."""
    return _told(_shipped(name), name)


def sample_style() -> str:
    """The whole wording with its comments, to be changed where an office says it otherwise."""
    return _shipped("wording")


def _style(told: dict[str, Any], name: str, paper: Paper) -> NoticeStyle:
    words = _told(_shipped("wording"), "wording")
    words = _over(words, told)
    if paper != "notice":
        # Title, opening and end of a report are its own: a style words the notice's.
        words = _over(words, _told(_shipped(paper), paper))
    for key, choices in CHOICES.items():
        if words.get(key) not in choices:
            raise StyleError(f"样式“{name}”的 {key} 应写成：{'、'.join(choices)}。")
    shape = {key: words.pop(key) for key in CHOICES}
    title = str(words.pop("title", name))
    return NoticeStyle(Path(name).stem, title, cast("Sections", words), **shape)


def _shipped(name: str) -> str:
    if name not in (*SHIPPED, "wording", *get_args(Paper)):
        raise StyleError(f"没有名为“{name}”的样式，可用的有：{'、'.join(SHIPPED)}。")
    return files("zhenggai.writers.notice_styles").joinpath(f"{name}.toml").read_text("utf-8")


def _own(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise StyleError(f"找不到或读不了样式文件“{name}”。") from fault


def _told(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise StyleError(f"样式“{name}”不是正确的 TOML：{fault}") from fault


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """One table over another, section by section."""
    made = dict(below)
    for key, told in above.items():
        held = made.get(key)
        made[key] = held | told if isinstance(held, dict) and isinstance(told, dict) else told
    return made
