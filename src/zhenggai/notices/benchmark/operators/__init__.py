"""The named ways to spoil a notice: a file a family, one tuple of them all."""

from zhenggai.notices.benchmark.operators.dates import DATES
from zhenggai.notices.benchmark.operators.documents import DOCUMENTS
from zhenggai.notices.benchmark.operators.figures import FIGURES
from zhenggai.notices.benchmark.operators.marks import MARKS
from zhenggai.notices.benchmark.operators.outline import OUTLINE
from zhenggai.notices.benchmark.operators.privacy import PRIVACY
from zhenggai.notices.benchmark.operators.states import STATES
from zhenggai.notices.benchmark.operators.wording import WORDING

OPERATORS = (
    *FIGURES,
    *OUTLINE,
    *DATES,
    *DOCUMENTS,
    *STATES,
    *MARKS,
    *WORDING,
    *PRIVACY,
)
