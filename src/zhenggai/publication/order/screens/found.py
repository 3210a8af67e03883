"""What the screen before publication says of a place: code, words, working, what to do.

Codes of the checker (`notices.checks`) stand as they are. The screen's own are CMP2.. (beside the
ledger), STA104, and PUB1.. (what has to be on record before a text goes out).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zhenggai.ledger.core.chain import sm3
from zhenggai.notices.checks import RULES, secrecy_mark
from zhenggai.notices.compare import COMPARISONS
from zhenggai.notices.diagnostics import Severity
from zhenggai.notices.manual import manual_of
from zhenggai.notices.source import Span
from zhenggai.publication.order.trimming import without_numbers

STALE_FIGURE, TYPED_FIGURE, UNBOUND_FIGURE = "CMP201", "CMP202", "CMP203"
ENTERED_LATER = "CMP204"
UNFINISHED = "STA104"
NOT_APPROVED, CHANGED_SINCE, NOT_AGREED = "PUB101", "PUB102", "PUB103"
NOT_CONFIRMED, NOT_THE_REPORT = "PUB104", "PUB105"
SUM_OF_LEFT_OUT, NOT_SETTLED = "PUB106", "PUB107"
PASSAGE_LOST, PASSAGE_REPEATED = "PUB108", "PUB109"
NO_CONTACT = "PUB110"
TITLES: Mapping[str, str] = {
    **{rule.CODE: manual_of(rule).title for rule in RULES},
    **{rule.CODE: manual_of(rule).title for rule in COMPARISONS},
    STALE_FIGURE: "绑定的数字与台账不符",
    TYPED_FIGURE: "手工写的数字与台账不符",
    UNBOUND_FIGURE: "数字没有绑定台账",
    ENTERED_LATER: "审定以后台账又有登记",
    UNFINISHED: "未完成事项缺说明、下一步措施或时限",
    NOT_APPROVED: "审定的依据没有登记",
    CHANGED_SINCE: "审定后又有改动",
    NOT_AGREED: "不公开的事项没有经同意",
    NOT_CONFIRMED: "送核没有办完",
    NOT_THE_REPORT: "与审定的报告不一致",
    SUM_OF_LEFT_OUT: "列出的和不公开的合不成总数",
    NOT_SETTLED: "单位填报的数没有确认",
    NO_CONTACT: "没有写监督电话",
    PASSAGE_LOST: "不公开的文字在稿子里找不到",
    PASSAGE_REPEATED: "不公开的文字别处还有",
}
# 怎么改 of each rule's manual page.
MENDS: Mapping[str, str] = {
    **{rule.CODE: dict(manual_of(rule).sections).get("怎么改", "") for rule in RULES},
    **{rule.CODE: dict(manual_of(rule).sections).get("怎么改", "") for rule in COMPARISONS},
}
# Nobody's word stands against these: a mark of secrecy, the ledger's own figure, an approval.
NEVER_ANSWERED: Mapping[str, str] = {
    secrecy_mark.CODE: "密级标志必须处理，不能标为已核实。",
    STALE_FIGURE: "绑定的数字是台账的，跟上台账或改成手工数字，不能标为已核实。",
    NOT_APPROVED: "没有登记审定的依据，不能标为已核实。",
    CHANGED_SINCE: "审定后又改动的，须重新审定或者退回改动，不能标为已核实。",
    PASSAGE_LOST: "拟不公开的文字要重新选定，不能标为已核实。",
    NOT_AGREED: "不公开的事项须经派出机关领导小组同意，不能标为已核实。",
    NOT_THE_REPORT: "党内通报须与审定的报告一致，不能标为已核实。",
}


# Of these many may be answered with one word; a name is approved item by item, a sum looked at.
TOGETHER = frozenset({UNFINISHED, NOT_SETTLED, *(rule.CODE for rule in COMPARISONS)})
# What was looked at in one text holds in the text that follows it, where the words and figures are
# the same. Who may read it, who approved and what is left out are asked anew of each.
CARRIED = frozenset(
    {
        *(TYPED_FIGURE, UNFINISHED, NOT_SETTLED),
        *(rule.CODE for rule in RULES if not getattr(rule, "FOR_PUBLIC", False)),
        *(rule.CODE for rule in COMPARISONS),
    }
)
_NOWHERE = Span(0, 0)
# Of longer words so many characters tell them: where they are cut moves with a label.
_TOLD = 24


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that puts it right by itself: in the paragraph `line` the words at `span` become
    `text`, which may be a bound figure; `title` is the word on the button."""

    title: str
    line: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: `part` is the key of the part, "" for the frame or the paper as a
    whole; `line` the paragraph, `span` the place in it and `at` that in the whole text."""

    part: str = ""
    line: str = ""
    span: Span = _NOWHERE
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. `advice` says what to do; `door` is the page where it is put right, where that
    is not the text; `more` are its other places. `about` is what a finding without a place speaks
    of, where its message may change while it stays the same."""

    code: str
    severity: Severity
    message: str
    place: Place = Place()
    working: str = ""
    advice: str = ""
    door: str = ""
    fix: Fix | None = None
    more: tuple[str, ...] = ()
    about: str = ""

    @property
    def title(self) -> str:
        """What the rule is called."""
        return TITLES.get(self.code, "")

    @property
    def words(self) -> str:
        """What it speaks of."""
        return self.place.line[slice(*self.place.span)]

    @property
    def part(self) -> str:
        """The key of its part."""
        return self.place.part

    @property
    def finding(self) -> str:
        """Its fingerprint: the code, the words, the sentence in which they stand, the working. It
        stays when other parts change or labels move up, and is another when somebody writes other
        words."""
        words, sentence = map(without_numbers, (self.words, self.sentence))
        told = [self.code, words[:_TOLD], sentence, self.working]
        if not self.place.line:
            told.append(self.about or self.message)
        return sm3("\n".join(told).encode())

    @property
    def sentence(self) -> str:
        """The sentence around the words."""
        line, span = self.place.line, self.place.span
        start = line.rfind("。", 0, span.start) + 1
        end = line.find("。", span.end)
        return line[start : end + 1 if end >= 0 else len(line)]

    @property
    def never(self) -> str:
        """Why it may not be answered; "" where it may."""
        return NEVER_ANSWERED.get(self.code, "")
