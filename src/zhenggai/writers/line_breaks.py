"""Where a title or a long name goes on in a second line, with no word torn (GB/T 9704, 7.3.1)."""

import re

from zhenggai.writers.official_style import width_of

# A body's name or what leads to the matter ends here: …委员会｜巡察整改责任清单, …关于｜…的通报
_BEST = re.compile(r"关于|委员会|领导小组|）|反馈意见")
# Here too where there is nothing better: 中共示例县委｜巡察整改问责处理统计表
_ENDS = re.compile(
    r"委(?!员|办|组|会)|局(?!长|面|部|党组)|党组(?!织)|政府|大队|中心|整改(?!工作|落实|办|方案)"
)


def broken(text: str, most: float) -> list[str]:
    """The text in lines of at most `most` characters of its type, as even as its words allow."""
    if width_of(text) <= most:
        return [text]
    lines = -int(-width_of(text) // most)
    at = _place(text, most, lines)
    return [text[:at], *broken(text[at:], most)]


def _place(text: str, most: float, lines: int) -> int:
    """Where the first line ends: at the end of a word nearest to its share, else at its share."""
    share = width_of(text) / lines
    for ends in (_BEST, _ENDS):
        fits = [
            at
            for at in (one.end() for one in ends.finditer(text))
            if width_of(text[:at]) <= most and width_of(text[at:]) <= most * (lines - 1)
        ]
        if fits:
            return min(fits, key=lambda at: abs(width_of(text[:at]) - share))
    return next(at for at in range(len(text), 0, -1) if width_of(text[:at]) <= max(share, 1))
