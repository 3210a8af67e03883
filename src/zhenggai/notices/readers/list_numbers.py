"""Numbers of automatic lists as they are printed: 3 in chineseCounting is 三 (ECMA 17.18.59)."""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def printed_number(value: int, form: str) -> str:
    """A list's number in the form that w:numFmt names; decimal where the form is not known."""
    write = FORMS.get(form)
    return str(value) if write is None else write(value)


def thousands(value: int) -> str:
    """3 → 三, 12 → 十二, 105 → 一百零五."""
    return chinese(value, "零一二三四五六七八九", "十百千")


def legal(value: int) -> str:
    """12 → 壹拾贰."""
    return chinese(value, LEGAL_DIGITS, "拾佰仟")


def chinese(value: int, digits: str, units: str) -> str:
    """A number up to 9,999 in words; a larger one stays in figures."""
    if not 0 < value < 10_000:
        return digits[0] if value == 0 else str(value)
    words = ""
    for place, figure in enumerate(reversed(str(value))):
        if figure != "0":
            unit = units[place - 1] if place else ""
            words = digits[int(figure)] + unit + words
        elif words and not words.startswith(digits[0]):
            words = digits[0] + words
    # only everyday words shorten 一十二 to 十二
    return words.removeprefix("一") if 10 <= value < 20 else words


def counting(value: int) -> str:
    """Everyday words below a hundred, then figure by figure: 12 → 十二, 105 → 一〇五."""
    return thousands(value) if 0 < value < 100 else by_digit(value)


def japanese(value: int) -> str:
    """12 → 十二, 105 → 百五: no zero, and no 一 before 十, 百 and 千."""
    words = thousands(value).replace("零", "")
    for unit in "十百千":
        words = words.replace(f"一{unit}", unit)
    return words


def by_digit(value: int) -> str:
    """12 → 一二."""
    return "".join(DIGITS[int(figure)] if figure.isdecimal() else figure for figure in str(value))


def roman(value: int) -> str:
    """4 → iv."""
    if not 0 < value < 4_000:
        return str(value)
    written = ""
    for worth, letters in ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def letters(value: int) -> str:
    """3 → c, 27 → aa, 28 → bb."""
    if not 0 < value <= 780:
        return str(value)
    times, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def circled(value: int) -> str:
    """3 → ③; beyond 50 there is no such character."""
    for first, last, begin in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= value <= last:
            return chr(begin + value - first)
    return str(value)


def one_of(begin: int, last: int) -> Callable[[int], str]:
    """Forms that are characters in a row: ⑴, ⒈, ㈠."""
    return lambda value: chr(begin + value - 1) if 1 <= value <= last else str(value)


def cycled(row: str) -> Callable[[int], str]:
    """Forms that begin again at the end of their row: 甲 … 癸."""
    return lambda value: row[(value - 1) % len(row)] if value > 0 else str(value)


def full_width(value: int) -> str:
    """3 → ３."""
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(value))


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": one_of(0x2474, 20),
    "decimalEnclosedFullstop": one_of(0x2488, 20),
    "ideographEnclosedCircle": one_of(0x3280, 10),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": counting,
    "taiwaneseCounting": counting,
    "chineseCountingThousand": thousands,
    "taiwaneseCountingThousand": thousands,
    "japaneseCounting": japanese,
    "japaneseDigitalTenThousand": by_digit,
    "ideographDigital": by_digit,
    "taiwaneseDigital": by_digit,
    "chineseLegalSimplified": legal,
    "ideographLegalTraditional": legal,
    "ideographTraditional": cycled(STEMS),
    "ideographZodiac": cycled(BRANCHES),
    "lowerRoman": roman,
    "upperRoman": lambda value: roman(value).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda value: letters(value).upper(),
    "none": lambda _: "",
}
