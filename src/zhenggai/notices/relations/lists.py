"""Lists inside a sentence: 「A、B、C三个环节」 counts its items, and no item stands in it twice.

等 opens a list. What an abstract noun counts (方面, 环节, 步骤, 制度 …) is the list before it; a
measure word for persons or places may count anything, so that only the former is judged.
"""

import re
from collections.abc import Iterator

from zhenggai.notices.relations.relation import Relation, Verdict
from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral

# 「三个方面」「5大重点产业」「五步程序」「三张清单」「5个专项工作组」「三类」 after a list
COUNTED = re.compile(
    r"[两三四五六七八九十0-9][两三四五六七八九十0-9]?(?:"
    r"(?:个|大|项|类|种|张|本|步|级|套)"
    r"(?:重点|主导|主要|核心|关键|突出|具体|重大|专项|基本|配套|工作|长效){0,2}"
    r"(?:方面|环节|步骤|程序|阶段|层面|维度|领域|产业|行业|板块|专题|专项|时间段|制度|机制|清单|台账|工作组|小组"
    r"|专班|渠道|途径|措施|举措|重点|体系|平台|标准|程序|流程)|(?:类|种)(?:突出|重点|具体|主要)?问题|类[，,。；;、）)]"
    r"|级(?=联动|管护|责任|网格|书记|联|治理|体系))"
)
# A list of figures or of papers is no list of things: 「3个方面、8项、21个问题」.
FIGURE = re.compile(r"\d|《|》|[一二三四五六七八九十两][个项类次]")
# 「修订、完善3项制度」「新建、改建4个平台」: acts, not things
ACT = re.compile(
    r"(?:新建|改建|扩建|新制定|制定|修订|完善|修改|健全|建立|出台|印发|废止|清理|梳理|整合|取消|下放|合并|撤销|起草"
    r"|编制|落实|召开|开展|组织|推出|实施|改造|提升|新增|补充|优化|规范|细化|制发|建成|打造|推行|探索|公开|公示|明确"
    r"|严格|强化|加强|推动|推进){1,2}"
)
# 「在学习、作风方面查摆3个方面」: what stands before the number is no item.
VERB = re.compile(
    r"(?:查摆|形成|制定|建立|出台|完善|修订|明确|突出|聚焦|围绕|抓好|做好|做到|实施|开展|召开|细化|分解|归纳|梳理|整合"
    r"|打造|建成|培育|推出|采取|运用|设立|新增|覆盖|涉及|包括|提出|反馈|发现|查处|完成|实现|组成|组建|成立|选取|确定"
    r"|[为成出了有在从对的与及这共达至到前后近约每各全同按分]|上述|以下|如下|重点|主要|累计|先后|等)$"
)
ITEM_END = "，,。；;：:（(）)\n"
DIGIT = re.compile(r"[0-9０-９]")
# （2） · ③ before the first item
LABEL = re.compile(
    r"^(?:[（(][0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}[.、．]|[①-⑳]|[一二三四五六七八九十]是)"
)
ENCLOSED = re.compile(r"“[^“”]*”|[（(][^（()）]*[)）]")
# An item may be two that 和 joins, or one with 和 inside.
JOINED = re.compile(r".[和及与].")
MOST_ITEM = 24
FARTHEST = MOST_ITEM * 12
# A list of more items, and quotation marks deeper than this, are damage.
MOST_ITEMS = 20
DEEPEST = 3
ENCLOSING = ")）”’“‘"
NUMERALS = frozenset("0123456789一二三四五六七八九十两")
COUNTERS = ("个", "项", "类", "次")
# 「“城市更新”“物业治理”四个专题」: quotations side by side are items too
QUOTES = ("”", '"')
QUOTE = re.compile(r"[“\"]([^“”\"\n]{1,20})[”\"]")
QUOTED = re.compile(r"(?<![、和及与”\"])(?:[“\"][^“”\"\n]{1,20}[”\"]){2,6}$")
# The last 、 of a list is this near its end.
NEAREST = 30
SHORTEST_ITEM = 2
# So long are words that stand twice by mistake although something stands before the first of them.
LONG_ITEM = 4
# 「、」 and the item after it; one that a further 、 ends stands inside a list.
ITEM = re.compile(r"、([^，,。；;：:（(）)\n、等]{1,24})")


def counted_lists(text: str) -> Iterator[Relation]:
    """Every list that is counted right after its last item."""
    for match in COUNTED.finditer(text):
        start = match.start()
        if text[start - 1 : start] in ITEM_END + "、第":
            continue
        before = text[start - 1]
        opens = before == "等"
        end = start - 1 if opens or before in "共这“‘" else start
        if text[end - 1 : end] in QUOTES and (row := QUOTED.search(text, max(0, end - 90), end)):
            items, begin = QUOTE.findall(row[0]), row.start()
        elif "、" not in text[max(0, end - NEAREST) : end] or VERB.search(text, end - 3, end):
            continue
        else:
            items, begin = items_before(text, end)
        number = parse_numeral(match[0][:2]) or parse_numeral(match[0][0])
        if number is None or not is_list(items):
            continue
        yield counted(text, Span(start, match.end()), begin, items, int(number), is_open=opens)


def is_list(items: list[str]) -> bool:
    """Whether things are listed: two and more, no figures, no acts."""
    if len(items) < 2 or any(map(FIGURE.search, items)):
        return False
    return sum(bool(ACT.fullmatch(item)) for item in items) < 2


def counted(
    text: str, span: Span, begin: int, items: list[str], declared: int, *, is_open: bool
) -> Relation:
    """The relation of a list and the number after it."""
    counts = possible_counts(items)
    listed = "、".join(items)
    said = text[span.start : span.end].rstrip("，,。；;、）)")
    return Relation(
        kind="enumeration",
        topic="list",
        verdict=verdict_of(declared, counts, is_open=is_open),
        working=f"写{declared}，列出{max(counts)}：{listed}",
        span=Span(span.start, span.start + len(said)),
        parts=(Span(begin, span.end),),
        message=f"写“{said}”，前面列出的是{max(counts)}：{listed[:60]}，请核对个数和所列各项。",
    )


def verdict_of(declared: int, counts: set[int], *, is_open: bool) -> Verdict:
    """等 leaves a list open: only more items than declared are then wrong."""
    if declared in counts:
        return "consistent"
    if is_open:
        return "inconsistent" if min(counts) > declared else "undecided"
    return "inconsistent"


def items_before(text: str, end: int) -> tuple[list[str], int]:
    """The items of a list that ends at `end` and where it begins; none if it has figures."""
    begin = end
    quotes = brackets = marks = 0
    floor = max(0, end - FARTHEST)
    while begin > floor and marks < MOST_ITEMS and quotes + brackets < DEEPEST:
        mark = text[begin - 1]
        if mark in ENCLOSING:
            brackets += mark in ")）"
            quotes += (mark in "”’") - (mark in "“‘")
        if not (quotes or brackets):
            if mark in ITEM_END:
                break
            if mark in NUMERALS and (mark.isdigit() or text[begin : begin + 1] in COUNTERS):
                return [], begin
        brackets -= mark in "(（"
        marks += mark == "、"
        begin -= 1
    return split_items(text[begin:end]), begin


def split_items(row: str) -> list[str]:
    """The items of a list; what quotation marks enclose is one, but if it is all."""
    row = LABEL.sub("", row.strip())
    quoted = re.fullmatch(r"[^“”]{0,4}“([^“”]+)”", row)
    if quoted:
        return [item for item in quoted[1].split("、") if item]
    parts = ENCLOSED.sub(lambda found: found[0].replace("、", "·"), row).split("、")
    return [item for item in parts if item]


def possible_counts(items: list[str]) -> set[int]:
    """How many items a list may have: 和 may join two or stand inside a name."""
    joins = sum(bool(JOINED.search(item)) for item in items)
    return set(range(len(items), len(items) + joins + 1))


def repeated_items(text: str) -> Iterator[Relation]:
    """Items that stand twice in one list: 「甲项目、甲项目等5个」「甲、乙、甲、丙」."""
    ended = -1
    seen: dict[str, int] = {}
    told: set[str] = set()
    for match in ITEM.finditer(text):
        item = match[1]
        begin, end = match.span(1)
        if match.start() != ended:
            seen, told = {}, set()
        ended = end
        if item in told or not is_name(item):
            continue
        before = begin - 1 - len(item)
        if len(item) < LONG_ITEM or not text.startswith(item, before):
            # an item inside a list ends at the next 、; the last one may go on
            is_inside = text.startswith("、", end)
            before = seen.setdefault(item, begin) if is_inside else begin
        if before < begin:
            told.add(item)
            yield twice(item, Span(before, before + len(item)), Span(begin, end))


def is_name(item: str) -> bool:
    """Whether an item may stand once only: it names a thing and is no figure."""
    return len(item) >= SHORTEST_ITEM and not DIGIT.search(item)


def twice(item: str, first: Span, second: Span) -> Relation:
    """The relation of an item that is listed twice."""
    span = Span(first.start, second.end) if second.start - first.end < 2 else second
    return Relation(
        kind="enumeration",
        topic="repeated_item",
        verdict="inconsistent",
        working=f"“{item}”列了两次",
        span=span,
        parts=(first, second),
        message=f"“{item}”在同一处并列了两次，请核对是否漏写另一项。",
    )
