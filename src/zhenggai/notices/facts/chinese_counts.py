"""Counts in Chinese digits (两场, 二十余名, 五个环节) told apart from names, ranks and idioms."""

import re
from collections.abc import Iterator

from zhenggai.notices.facts.counting_words import AFTER_CHINESE, NAMES, NOT_FOLLOWED, SINGLES

# Before a number these make it rough: 近40家, 不少于2次, but not 签约40家, 最近3年
_ROUGHLY = re.compile(
    "(?:不少于|不低于|不超过|超过|至少|不足|将近|接近|大约"
    "|(?<![最附临靠亲])近|(?<![签节公条合预违履制契相隐])约|(?<![赶反])超|逾)$"
)
# 上百家 · 过千人: these go with a bare 百, 千 or 万 only
_BEFORE_BARE = ("上", "过")
_ROUGHLY_ENDS = frozenset("于过少足近约超逾")


def pattern_of(words: tuple[str, ...]) -> str:
    """A pattern of counting words, the longest first, that heeds what must not follow a word."""
    longest = sorted(dict.fromkeys(words), key=len, reverse=True)
    return "|".join(
        re.escape(word) + (f"(?!{NOT_FOLLOWED[word]})" if word in NOT_FOLLOWED else "")
        for word in longest
    )


_C = "〇零一二两三四五六七八九十百千万亿"
# 两场 · 二十余名 · 三万余户 · 四个; never 第三个, 几十个, 数百家, 3万余米 from its 万
_COUNT = re.compile(
    rf"(?P<n>[一二两三四五六七八九十百千万亿](?<![第数几初周期0-9０-９{_C}].)[{_C}]{{0,11}})"
    rf"(?P<rough>[余多来])?(?P<scale>[万亿]{{0,2}})[ \u3000\xa0\r]?\n?"
    rf"(?P<unit>{pattern_of(AFTER_CHINESE)})"
)
# 四个意识 · 八项规定 · 三会一课
_NAME = re.compile("|".join(sorted(sorted(NAMES), key=len, reverse=True)))
# 一、二、三轮 · 第一至三种: the numbers of a list of ranks
_IN_ORDER = re.compile("[一二三四五六七八九十][、至到和]$")
# Words before 一 that make it a count: 至少一名 · 每年开展一次 · 其中一家
_AT_LEAST = re.compile("(?:至少|不少于|不低于|不超过|仅有?|只有)[^,，。;；、]{0,4}$")
_EVERY = re.compile("每(?:[年月周季]|季度|半年|学期|年度)[^,，。;；、]{0,8}$")
_ACTS = re.compile(
    "(?:开展|召开|举办|组织|举行|进行|明确|增?配备?|选派|选配|安排|确定|聘请|新增|引进|招聘|指定"
    "|派驻|新建|建成|增设|新设|查处|立案|其中|另有?|处分|免职|诫勉)了?$"
)
_NO_SINGLE = tuple("每某任唯再又进这同哪")
_TURNS_OF_SPEECH = ("项", "起", "个", "条", "篇", "套")
# Before 三期, 十条: a verb or a mark makes it a count and no name
_VERB_ENDS = tuple("了办开织展发印出共计有等定提化施确成行的至过少约近，,、：:")


def rough_word(text: str, start: int) -> str | None:
    """The word right before a number that makes it rough."""
    if text[start - 1 : start] not in _ROUGHLY_ENDS:
        return None
    found = _ROUGHLY.search(text[max(start - 4, 0) : start])
    return found[0] if found else None


def counts_in_chinese(text: str) -> Iterator[re.Match[str]]:
    """The counts in Chinese digits, as matches with `n`, `rough`, `scale` and `unit`."""
    return (one for one in _COUNT.finditer(text) if _is_count(text, one))


def _is_count(text: str, one: re.Match[str]) -> bool:
    """Whether 两个, 三级, 一次 counts, or is a name, a rank or a turn of speech."""
    start, numeral, unit = one.start(), one["n"], one["unit"]
    before = text[max(start - 12, 0) : start]
    if numeral == "二" or _IN_ORDER.search(before) or _NAME.match(text, start):
        return False
    if numeral == "一":
        return _is_single(before, unit)
    if numeral[0] in "百千万亿":
        return bool(one["rough"] or rough_word(text, start)) or before.endswith(_BEFORE_BARE)
    if unit in ("期", "条"):
        return bool(one["rough"]) or before.endswith(_VERB_ENDS)
    if unit == "级":
        # 街道、社区、网格四级 lists them; 市区两级 is a turn of speech
        return "、" in before and numeral != "两"
    return unit != "大" or (len(numeral) == 1 and not before.endswith("党的"))


def _is_single(before: str, unit: str) -> bool:
    """Whether 一 with its counting word is a figure: 每年开展一次, 至少一名, 其中一家."""
    if unit not in SINGLES or before.endswith(_NO_SINGLE):
        return False
    if unit == "名" or _AT_LEAST.search(before):
        return True
    if unit in ("次", "场", "期") and _EVERY.search(before):
        return True
    return unit not in _TURNS_OF_SPEECH and _ACTS.search(before) is not None
