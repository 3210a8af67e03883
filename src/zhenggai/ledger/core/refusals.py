"""Why an act may not be written now: a sentence for a person, a code for programs."""

_READER, _HIS_UNIT = "您", "您所在单位"


class NotAllowed(Exception):  # noqa: N818 - a refusal is an answer and no error of the program
    """A refusal: `code` is stable, the text is the sentence that a person reads.

    Moves and gates return it as a value; whoever writes acts raises it.
    """

    def __init__(self, code: str, sentence: str) -> None:
        """Keep both."""
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

    def __eq__(self, other: object) -> bool:
        """Two refusals with one code and sentence are one."""
        return isinstance(other, NotAllowed) and vars(self) == vars(other)

    def __hash__(self) -> int:
        """By what it says."""
        return hash((self.code, self.sentence))

    def __repr__(self) -> str:
        """Code and sentence."""
        return f"NotAllowed({self.code!r}, {self.sentence!r})"


def of_another(fault: NotAllowed, *, is_unit: bool) -> NotAllowed:
    """The same told to who writes in from paper what another did: it speaks of that person, or of
    the unit or body, and not of the reader."""
    who = "该单位" if is_unit else "该人员"
    sentence = fault.sentence.replace(_HIS_UNIT, "该单位").replace(_READER, who)
    return NotAllowed(fault.code, sentence)
