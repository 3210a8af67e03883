"""Counts beside the problems: clues, petitions, persons, meetings, groups, plans, bulletins."""

import re
from collections.abc import Iterator

from zhenggai.notices.facts.headline_numbers import NUMBER, Count, begins_inside, value_of
from zhenggai.notices.source import Span

_WHO = "(?:党员干部|领导干部|相关责任人员?|相关人员|责任人员?|有关人员|有关责任人|干部|人员)?"
_NEAR = "[^，,、。；;0-9]"
# 问题线索6件 · 信访件65件次 · 立案审查调查12件14人 · 党纪政务处分1人 · 处理21人 · 常委会会议6次 ·
# 牵头单位17个 · 整改方案3个 · 《周通报》7期 ; the word leads to its pattern.
_WORDS = re.compile(
    "线索|见人见事的?问题|信访|来信来访|立案|处分|处理|问责|会议?|调研|牵头(?:责任)?(?:单位|部门)"
    "|工作组|专项组|专班|方案|通报|简报|专报|周报"
)
_TOTAL = "(?:共计?|合计)?"
_ROUGH = "[ ]?[余多]?[ ]?"


def _after(words: str, units: str) -> re.Pattern[str]:
    """What must follow a word: more of it, the number, the measure word."""
    return re.compile(rf"{words}{_TOTAL}[ ]?(?P<n>{NUMBER}){_ROUGH}(?P<unit>{units})")


_LETTER_WORDS = (
    "(?:举报)?(?:信?件|事项|问题|线索)?(?:[（(][^（()）]{0,12}[)）])?(?:共计?)?(?:[0-9]{1,4}批次?)?"
)
_FILED_WORDS = "(?:审查调查|审查|调查|查处)?了?(?:[0-9０-９]{1,5}[件起条宗][，,、]?)?"
# By the first character of the word: what is counted and what follows.
_AFTER_WORD = {
    "线": ("clues", _after("", "[件条个起批]")),
    "见": ("clues", _after("", "[件条个起批]")),
    "信": ("letters", _after(_LETTER_WORDS, "件次|件|批次|批|封|个|条")),
    "来": ("letters", _after("", "件次|件|批次|批|封")),
    "立": ("filed_persons", _after(_FILED_WORDS, "(?:人|名)(?!次)")),
    "处分": ("disciplined_persons", _after(_WHO, "人次|人|名")),
    "处理": ("handled_persons", _after(_WHO, "人次|人|名")),
    "问": ("handled_persons", _after(_WHO, "人次|人|名")),
    "会": ("meetings", _after("", "次|场")),
    "调": ("meetings", _after("", "次")),
    "牵": ("lead_units", _after("", "家|个")),
    "工": ("working_groups", _after("", "个")),
    "专项": ("working_groups", _after("", "个")),
    "专班": ("working_groups", _after("", "个")),
    "方": ("plans", _after("", "个|项|份")),
    "通": ("bulletins", _after("》?", "期")),
    "简": ("bulletins", _after("》?", "期")),
    "专报": ("bulletins", _after("》?", "期")),
    "周": ("bulletins", _after("》?", "期")),
}
# 42件问题线索 | 612件群众信访举报件 | 给予6人党纪政务处分 | 对21名相关人员已处理 | 6次专题会议 |
# 7个专项工作组 | 17家整改任务牵头单位 | 3个专项整改方案
_NUMBER_NOUN = re.compile(
    rf"(?P<n>{NUMBER}){_ROUGH}(?:(?P<clues>[件条个起](?=(?:问题|重要|重点|反映)*线索))"
    r"|(?P<letters>(?:件次|件|批次|封)(?=(?:群众)?(?:信访|来信)))"
    rf"|(?P<disciplined_persons>[人名](?={_WHO}(?:给予)?(?:党纪|政务|党内|纪律){_NEAR}{{0,8}}处分))"
    rf"|(?P<handled_persons>[人名](?={_WHO}(?:已|均|全部|依[规纪法]{{1,3}}|作出了?|进行了?|予以|给予)*"
    r"(?:处理|问责)))"
    rf"|(?P<meetings>[次场](?={_NEAR}{{0,12}}会))"
    rf"|(?P<working_groups>个(?={_NEAR}{{0,6}}?(?:工作组|专项组|整改组|专班|专项小组)))"
    rf"|(?P<lead_units>[家个](?={_NEAR}{{0,6}}?牵头(?:责任)?(?:单位|部门)))"
    r"|(?P<plans>[个项份](?=(?:专项|具体|单项|子|整改|落实|工作|实施)*方案)))"
)
_HANDED_OVER = ("clues", "letters", "filed_persons", "disciplined_persons", "handled_persons")
# 组织处理 is another disposal, 批评教育帮助和处理 the four forms
_NOT_HANDLED = ("组织", "帮助和")


def find_others(text: str, start: int, end: int, *, organised: bool) -> Iterator[Count]:
    """Clues, petitions, persons dealt with; with `organised` also meetings, groups and papers."""
    for what, found in _matches(text, start, end):
        if what not in _HANDED_OVER and not organised:
            continue
        at = found.start("n")
        value = None if begins_inside(text, at) else value_of(found["n"])
        if value is not None:
            unit = found["unit"] if "unit" in found.re.groupindex else found[what]
            yield Count(what, value, unit, Span(at, at + len(found[0]) - (at - found.start())), at)


def _matches(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    for word in _WORDS.finditer(text, start, end):
        what, follows = _AFTER_WORD.get(word[0][:2]) or _AFTER_WORD[word[0][0]]
        found = follows.match(text, word.end(), end)
        if found and not (word[0] == "处理" and text.endswith(_NOT_HANDLED, start, word.start())):
            yield what, found
    for found in _NUMBER_NOUN.finditer(text, start, end):
        if found.lastgroup:
            yield found.lastgroup, found
