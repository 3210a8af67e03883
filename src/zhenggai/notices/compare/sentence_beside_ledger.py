"""台账写明的话稿中没有

查什么：材料与台账写出的同一份材料对照，台账有而材料里没有的话，按问题各报一处：删去的整改措施、
整改情况、完成时限，带有台账数字的其他句子。巡视（巡察）组的名称改成了另一个，“已逾期”删去了，也指出。

为什么：措施总数还写着112条，正文少写一条，读的人数得出来；逾期的时限不写逾期，发出去就与台账不符。

例：台账里问题2有3条措施，稿中“三是组织首轮巡听旁听……”整段不见了。

不报：换了说法的话；材料里完全没有写到的问题和部分；大半与台账不同、不是照台账写的材料。

怎么改：误删的补上；有意不写的，核对一下前后的条数、件数是否还对得上。情况有变化的，先改台账再重新导出。
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from zhenggai.notices.compare.sentence_places import Where
from zhenggai.notices.compare.told_sentences import (
    Beside,
    Difference,
    Printed,
    ToldSentence,
    places_of,
    printed_sentences,
    twin_of,
)
from zhenggai.notices.diagnostics import Diagnostic, Severity
from zhenggai.notices.notice import Notice

CODE = "CMP205"
NAME = "sentence-beside-ledger"
SEVERITY: Severity = "warning"
LONGEST_QUOTE = 40
# A paper in which so many items lack something was written anew.
MOST_ITEMS = 8
# 整改情况 · 完成时限: short, without a number and told several times it is a label
_LABEL = re.compile(r"[^\d]{1,8}")


def lacking(notice: Notice, told: Sequence[ToldSentence], beside: Beside) -> list[Diagnostic]:
    """What the ledger tells and the paper lacks, one finding an item; one line where it is much.

    The paper has to be one that was written from the ledger.
    """
    found = list(_lost(notice, told, beside))
    if len(found) > MOST_ITEMS:
        message = f"有{len(found)}处问题或部分，台账写明的话稿中没有，像是另写的稿子，不逐处列出。"
        return [Diagnostic(CODE, NAME, "advice", found[0].span, message)]
    return found


def changed_words(found: Iterable[Difference]) -> Iterator[Diagnostic]:
    """Names of the ledger that the paper has otherwise, and words that it left out."""
    for one in found:
        word = next(each for each in one.sentence.words if each.span == one.told)
        said = f"稿中写“{one.now}”" if one.now else "稿中没有"
        text = one.sentence.text[slice(*one.told)]
        message = f"{one.sentence.about}的{word.title}与台账不一致：{said}，台账有“{text}”。"
        yield Diagnostic(CODE, NAME, SEVERITY, one.span, message, word.working)


def _lost(notice: Notice, told: Sequence[ToldSentence], beside: Beside) -> Iterator[Diagnostic]:
    printed = printed_sentences(notice.source.text)
    places = dict(zip(printed, places_of(told, printed), strict=True))
    first = _first(places)
    often = Counter(one.text for one in told)
    labels = {one for one in often if often[one] > 1 and _LABEL.fullmatch(one)}
    chapters = {_chapter(place) for place in first}
    lost = [one for one in _not_reworded(beside, places) if _chapter(one.place) in chapters]
    items = {one.place: one.about for one in told if one.place in first}
    for about in dict.fromkeys(one.about for one in lost):
        here = [one for one in lost if one.about == about]
        texts = list(_with_labels(here, labels))
        known = [place for place in items if items[place] == about]
        if not texts or not known:
            continue
        gaps = {one.place for one in here}
        at = first[next((place for place in known if place in gaps), known[0])]
        is_rewritten = any(places[one].possible <= gaps for one in beside.own)
        yield _told(about, texts, at, "advice" if is_rewritten else SEVERITY)


def _told(about: str, texts: Sequence[str], at: Printed, severity: Severity) -> Diagnostic:
    text = texts[0]
    quote = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}……"
    more = f"等{len(texts)}句" if len(texts) > 1 else ""
    message = f"{about}：台账有而稿中没有：“{quote}”{more}。"
    return Diagnostic(CODE, NAME, severity, at.span, message, f"台账：{'；'.join(texts)}")


def _first(places: Mapping[Printed, Where]) -> dict[str, Printed]:
    """The first sentence of each place that the paper tells."""
    found: dict[str, Printed] = {}
    for one, where in places.items():
        if where.known is not None:
            found.setdefault(where.known, one)
    return found


def _not_reworded(beside: Beside, places: Mapping[Printed, Where]) -> Iterator[ToldSentence]:
    """Sentences of items, and those with figures, of which the paper has no other wording."""
    free = list(beside.own)
    for one in beside.lost:
        twin = twin_of(one, [other for other in free if one.place in places[other].possible])
        if twin is not None:
            free.remove(twin)
        elif one.figures or one.of_item:
            yield one


def _with_labels(lost: Iterable[ToldSentence], labels: Set[str]) -> Iterator[str]:
    """The sentences, each with the label that went with it; no label alone."""
    label = ""
    for one in lost:
        if one.text in labels:
            label = f"{one.text}："
            continue
        yield label + one.text
        label = ""


def _chapter(place: str) -> str:
    return place.partition("/")[0]
