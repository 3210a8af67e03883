"""The shapes of printed dates, as patterns; `dates.py` reads with them.

Every repeat is bounded and every pattern begins with a digit, a numeral or a word for a year.
"""

import re

_N = "[0-9０-９]"
_C = "[〇零○一二三四五六七八九]"
# A blank, or the line break of a hard-wrapped copy
_GAP = r"[ \u3000\xa0\r]?\n?"
_TO = r"(?:至|到|[-－—–─~～]{1,2})"
_LISTED = r"(?:至|到|[-－—–─~～]{1,2}|、|和|及)"
_YEAR = rf"(?:[12１２]{_N}{{3}}|[一二]{_C}{{3}})"
_MONTH = rf"(?:{_N}{{1,2}}|十[一二]?|[元一二三四五六七八九])"
_DAY = (
    rf"(?:{_N}{{1,2}}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
_EDGE = (
    "(?:底(?![线层数蕴气册板盘子])|末(?![位梢端])|初(?![步次始期级中心审衷核选筛诊稿创赛任访信定]))"
)
# 2021年 · 二〇二一年度 · 2019—2023年 · 2020-2021学年 · 今年 · 21年(3月)
_YEARS = (
    rf"(?:(?P<anchor>[今去明本同当次翌上前后]年)"
    rf"|(?P<y>{_YEAR})(?:{_GAP}(?:{_LISTED}|[/／]){_GAP}(?P<y2>{_YEAR}))?{_GAP}[学财]?年(?:度|全年)?"
    rf"|(?P<short>[0-9]{{2}})年(?={_GAP}[0-9]{{1,2}}月))"
)
# 8月 · 8至10月份 · 7、8月份, with 6日 · 26—30日 · 下旬 · 底
_MONTHS = (
    rf"(?P<m>{_MONTH})(?:{_GAP}{_LISTED}{_GAP}(?P<m2>{_MONTH}))?{_GAP}月(?P<fen>份?)"
    rf"(?:{_GAP}(?P<d>{_DAY})(?:{_GAP}{_LISTED}{_GAP}(?P<d2>{_DAY}))?{_GAP}[日号]"
    rf"|{_GAP}(?P<third>[上中]?[上中下]旬)|(?P<edge>{_EDGE}))?"
)
# 上半年 · 第三季度 · 前三季度 · 一、二季度 · 1—3季度 · 底 · 年底
_PARTS = (
    r"第?(?P<part>前三季度|[一二三四1-4](?:[、至—-]第?[一二三四1-4])?季度|[上下]半年)"
    rf"|年?(?P<year_edge>{_EDGE})"
)
# 2021年12月15日 · 8至10月份 · 2020年底 · 今年6月份 · 十月中旬 · 二〇二一年
POINT = re.compile(rf"{_YEARS}?(?:{_GAP}(?:{_MONTHS}|{_PARTS}))?")
# 至7月31日 · —30日 · 到10月下旬 · -2021年6月 · 起至6月28日
SECOND = re.compile(
    rf"{_GAP}起?{_TO}{_GAP}(?:(?P<alone>{_DAY}){_GAP}[日号]|{_YEARS}?(?:{_GAP}(?:{_MONTHS}|{_PARTS}))?)"
)
# 、9日 · 和11日 · 上午、26日 after a day
NEXT_DAY = re.compile(
    rf"{_GAP}(?:[上下]午|晚上?)?[、和及与]{_GAP}(?P<d>{_DAY})(?:{_LISTED}(?P<d2>{_DAY}))?{_GAP}[日号]"
)
# 13日， · 15日上午 at the head of a clause, some way after a day of the same month
LATER_DAY = re.compile(rf"(?P<d>{_N}{{1,2}})日(?=[，,上下晚])")
# 2021-02-08 · 2021/12/15 · 2021.12.15 · 2021．12 (the last one only as part of an interval)
NUMERIC = re.compile(
    rf"(?P<y>[12１２]{_N}{{3}})(?P<mark>[-－/／.．])(?P<m>{_N}{{1,2}})(?:(?P=mark)(?P<d>{_N}{{1,2}}))?"
    rf"(?![0-9０-９年月%]|[.．][0-9])"
)
# 以来 · 至今 · 前 · 之前 · 以后; not 前三季度, 前后, 前往
TAIL = re.compile(
    r"(?P<since>以来|来(?=[,，、])|至今|以后|之后|起(?=[,，。;；、)）至施实执生正开]))"
    r"|(?P<by>[之以]?前(?![三两一二四0-9０-９十半后往期来述任台瞻景沿列身置途线进夕提不几移茅排端锋哨面所者]))"
)
# 至 · — between two numeric dates
SEPARATOR = re.compile(rf"{_GAP}{_TO}{_GAP}")
YEARS_IN_USE = range(1900, 2100)
# Where a date may begin: a run of digits, a Chinese numeral, a word for a year.
DIGITS_AHEAD = re.compile(rf"{_N}{{1,4}}(?=[ \u3000\xa0\r\n年月至到和及、\-－—–─~～./／．学财])")
CHINESE_AHEAD = re.compile(
    r"[元一二三四五六七八九十][〇零○一二三四五六七八九十]{0,3}(?=[年月至到、—-])"
)
WORD_AHEAD = re.compile(r"[今去明本同当次翌上前后](?=年[ ]?[0-9０-９一二三四五六七八九十年底末初])")
# 1. · 12． at the start of a line or after a mark: the label of an item
LABEL_BEFORE = re.compile(rf"(?:^|[\s。；;：:，,）)])[ \u3000]?{_N}{{1,2}}[.．]$")
# After 3月 these make it no month: 3月龄, 3月刊
NOT_A_MONTH = "龄嫂亮饼子季票租薪均刊报球供"
NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
# 十四五, with or without a quotation mark before it
PLAN_AHEAD = re.compile("十[一二三四五六]五")
# “十四五”期间 · 十四五时期 · “十三五”末 · “十四五”期末(至2025年)
PLAN = re.compile(
    r"[“\"‘「]?十(?P<n>[一二三四五六])五[”\"’」]?(?:规划)?(?:(?P<whole>期间|时期)"
    r"|(?P<end>期?末)(?:[(（][至到][ ]?(?P<y>20[0-9]{2})[ ]?年[)）])?|(?P<since>以来))"
)
