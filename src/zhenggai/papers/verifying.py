"""已核实，不修改: somebody answers a finding with a reason and a name; it stays with the text.

A mark of secrecy is never answered so: such a file may not be here at all.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.checks import secrecy_mark
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.papers.models import Paper, Verified
from zhenggai.papers.reading import Examined

# The place of a finding: rule, start, end.
Place = tuple[str, int, int]
_NEVER = (
    "密级标志不能标为“已核实，不修改”。本系统不得存储、处理国家秘密："
    "文件涉密的，请立即清除并按保密规定办理；误留标志的，改好后重新上传。"
)


def place_of(one: Diagnostic) -> Place:
    """Where a finding stands and which rule made it."""
    return (one.code, one.span[0], one.span[1])


def may_be_verified(one: Diagnostic) -> bool:
    """Whether a finding may be answered with 已核实，不修改."""
    return one.code != secrecy_mark.CODE


def told_of(paper: Paper) -> Mapping[Place, tuple[Verified, ...]]:
    """All that was said of places in the paper's text, by place, the last word last."""
    found: dict[Place, tuple[Verified, ...]] = {}
    for one in Verified.objects.filter(book=paper.book_id, digest=paper.digest):
        place = (one.code, one.start, one.end)
        found[place] = (*found.get(place, ()), one)
    return found


def standing(told: Mapping[Place, tuple[Verified, ...]]) -> Mapping[Place, Verified]:
    """What stands answered of it."""
    return {place: words[-1] for place, words in told.items() if words[-1].stands}


def verified_in(paper: Paper) -> Mapping[Place, Verified]:
    """What stands answered in the paper's text, by place."""
    return standing(told_of(paper))


def papers_of_text(paper: Paper) -> list[Paper]:
    """Every row of the register that is or was kept as this text, the latest first."""
    return list(Paper.objects.filter(book=paper.book_id, digest=paper.digest))


def where_said(one: Verified, rows: Iterable[Paper]) -> Paper | None:
    """The paper of this text on which something was said: that which was there at the moment."""
    there = (
        row
        for row in rows
        if row.stored_at <= one.at and (row.removed_at is None or one.at < row.removed_at)
    )
    return next(there, None)


def open_findings(paper: Paper, looked: Examined, *, public: bool) -> tuple[Diagnostic, ...]:
    """What nobody has answered yet."""
    answered = verified_in(paper)
    return tuple(one for one in looked.findings(public=public) if place_of(one) not in answered)


def count_findings(paper: Paper, looked: Examined) -> None:
    """Put down how many findings of which grade are open."""
    grades = [one.severity for one in open_findings(paper, looked, public=False)]
    paper.errors, paper.warnings = grades.count("error"), grades.count("warning")
    paper.advices = grades.count("advice")
    paper.save(update_fields=["errors", "warnings", "advices"])


def verify(paper: Paper, one: Diagnostic, *, reason: str, by: str) -> None:
    """Answer a finding. Raises NotAllowed."""
    if not may_be_verified(one):
        raise NotAllowed("secret", _NEVER)
    if not reason.strip():
        raise NotAllowed("reason", "请写明核实的情况，如“已对照台账，两处口径不同”。")
    _say(paper, one, by=by, reason=reason.strip()[:255], stands=True)


def take_back(paper: Paper, one: Diagnostic, *, by: str) -> None:
    """The finding is open again."""
    _say(paper, one, by=by, reason="", stands=False)


def _say(paper: Paper, one: Diagnostic, *, by: str, reason: str, stands: bool) -> None:
    Verified.objects.create(
        book_id=paper.book_id,
        digest=paper.digest,
        code=one.code,
        start=one.span[0],
        end=one.span[1],
        stands=stands,
        reason=reason,
        by=by,
        at=datetime.now(UTC),
    )
