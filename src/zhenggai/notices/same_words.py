"""What two printings of one problem have in common, whatever marks and frames they print."""

import re

# 关于…的问题, 针对…问题, …头等问题的问题 are ways to name one thing
_FRAME = re.compile(r"^(?:关于|针对|对)|(?:的?问题)+$")
_SIGNS = re.compile(r"[\W_]+")


def folded(words: str) -> str:
    """The words without marks, blanks and the frame around a problem."""
    return _FRAME.sub("", _SIGNS.sub("", words))
