"""The tables of what goes out: drafts, what units confirm, approvals and what is left out."""

from zhenggai.publication.models.approving import Answered, Approval, Exclusion
from zhenggai.publication.models.confirming import Confirmation, FigureCall
from zhenggai.publication.models.drafts import (
    Draft,
    DraftPart,
    FrameVersion,
    PartVersion,
    Remark,
    ReturnedCopy,
    Typing,
)

__all__ = (
    "Answered",
    "Approval",
    "Confirmation",
    "Draft",
    "DraftPart",
    "Exclusion",
    "FigureCall",
    "FrameVersion",
    "PartVersion",
    "Remark",
    "ReturnedCopy",
    "Typing",
)
