"""Words that give away the person on record: name, given name or contact, however they are typed.

欧 阳建国, １３８… and 一三八… say what 欧阳建国 and 138… say: blanks, width, marks between and
Chinese digits are looked through.
"""

import re
import unicodedata
from collections.abc import Iterator

from zhenggai.notices.facts.person_names import COMPOUND
from zhenggai.opinions.sealing import Told

_DIGITS = str.maketrans(
    "〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺", "000" + "123456789" * 2 + "1"
)
# Nobody's name, and what somebody is called by without a given name.
_NOBODY = frozenset(
    ["匿名", "群众", "村民", "居民", "业主", "职工", "员工", "家长", "学生", "市民", "网民", "网友"]
)
_TITLES = (
    "某某|先生|女士|同志|老师|师傅|大爷|大妈|大姐|大哥|大叔|阿姨|老人|老汉|医生|主任|经理|老板"
)
# 建国同志 · 建国家门口 · 建国反映; 建国家级园区 is none
_AS_A_PERSON = (
    rf"(?:{_TITLES}|反映|举报|说|称|等人|本人|一家|家(?:门|里|中|的|住|附近|人|属|[，。；,;]|$)"
    r"|的(?:家|房|孩子|子女|父|母|妻|丈夫|手机|电话))"
)
# 村民建国 · 反映人建国
_BEFORE_A_PERSON = "(?:反映人|举报人|来信人|来访人|信访人|村民|居民|业主|职工)"
# Marks between the letters of a name; between those of a short one no stop: 桃李，明天 is no 李明.
_BETWEEN, _BETWEEN_SHORT = r"[\W_]*", r"[^\w，,。、；;：:！!？?\n]*"
_APART = re.compile(r"[，,；;、\s/]+")
# A telephone, or wx12345
_RUN = re.compile(r"[0-9]{7,}|(?=[a-z0-9]*[a-z])[a-z0-9]{5,}")
# 尾号5678
_TAIL = re.compile(r"尾号[为是:]?([0-9]{4})(?![0-9])")


def plainly(text: str) -> str:
    """The words as they are meant: one width, small letters, no blanks and nothing unseen within a
    line, Chinese digits as figures."""
    wide = unicodedata.normalize("NFKC", text).lower().translate(_DIGITS)
    return "".join(
        one
        for one in wide
        if one == "\n" or not (one.isspace() or unicodedata.category(one) in ("Cf", "Cc"))
    )


def given_away(text: str, told: Told) -> Iterator[str]:
    """What of the person on record stands in a text, as a person reads it."""
    plain, name = plainly(text), plainly(told.name)
    given = _given(name)
    if any(_stands(one, plain) for one in _names(name)):
        yield "反映人的姓名"
    elif given and re.search(f"{_BEFORE_A_PERSON}{given}|{given}{_AS_A_PERSON}", plain):
        yield f"反映人的名字“{given}”"
    if _is_contact(plain, told.contact):
        yield "反映人的联系方式"


def like_given_name(text: str, told: Told) -> Iterator[str]:
    """Words that are the person's given name, or the surname with a title, and may be something
    else: 建国 in 建国以来, 王某某 of another 王."""
    plain, name = plainly(text), plainly(told.name)
    given, surname = _given(name), _surname(name)
    if given and given in plain:
        yield given
    if surname:
        yield from (one[0] for one in re.finditer(f"{surname}(?:{_TITLES}|某)", plain))


def _names(name: str) -> Iterator[str]:
    """The name, and of a long one with a mark within (买买提·吐尔逊) each part."""
    for one in {name, *re.split(r"[·•・.]", name)}:
        if len(letters := _letters(one)) >= 2 and letters not in _NOBODY:
            yield letters


def _stands(name: str, plain: str) -> bool:
    between = _BETWEEN if len(name) > 2 else _BETWEEN_SHORT
    return re.search(between.join(map(re.escape, name)), plain) is not None


def _surname(name: str) -> str:
    """The surname of a whole name in Chinese letters; "" where it is none."""
    if not re.fullmatch("[\u4e00-\u9fff]{2,4}", name) or name in _NOBODY:
        return ""
    return found[0] if (found := re.match(COMPOUND, name)) else name[0] if len(name) < 4 else ""


def _given(name: str) -> str:
    """A given name of two letters; "" where there is none."""
    given = name[len(surname) :] if (surname := _surname(name)) else ""
    return given if len(given) == 2 and not re.fullmatch(f"{_TITLES}|.某", given) else ""


def _is_contact(plain: str, contact: str) -> bool:
    held = _letters(plain)
    parts = [_letters(plainly(one)) for one in _APART.split(contact)]
    whole = [one for one in parts if len(one) >= 4]
    runs = [run for one in parts for run in _RUN.findall(one)]
    tails = set(_TAIL.findall(plain))
    return any(one in held for one in (*whole, *runs)) or any(run[-4:] in tails for run in runs)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
