"""What somebody chose on the page of a statistical form."""

from collections.abc import Mapping

from zhenggai.ledger.intake.sum_choices import SumChoices

LINE = "line-"
LEADS, SHARES = "lead", "share"


def sums_told(fields: Mapping[str, str]) -> SumChoices:
    """The choices of one sheet: the meaning of each line, what is listed, how units count."""
    lines = {
        int(name.removeprefix(LINE)): text
        for name, text in fields.items()
        if name.startswith(LINE) and name.removeprefix(LINE).isdecimal()
    }
    by_lead = fields["units"] == LEADS if fields.get("units") in (LEADS, SHARES) else None
    return SumChoices(lines, fields.get("listing"), by_lead)
