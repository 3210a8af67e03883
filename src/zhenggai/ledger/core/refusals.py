"""Why an act may not be written now: a sentence for a person, a code for programs."""


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
