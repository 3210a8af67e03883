"""The words in which a review is answered: of a point, of the paper, of an opinion."""

from collections.abc import Mapping

# What a reviewer says of a point.
VERDICTS: Mapping[str, str] = {"fits": "符合", "fails": "不符合", "none": "不涉及"}
# What the inspection office above says of the paper.
CONCLUSIONS: Mapping[str, str] = {
    "agree": "同意",
    "amend": "修改后再报",
    "disagree": "不同意",
}
# What became of an opinion (采纳情况).
OUTCOMES: Mapping[str, str] = {"adopted": "采纳", "partly": "部分采纳", "declined": "不采纳"}
