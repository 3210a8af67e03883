"""Words of a paper within a sentence of ours: in “ ”, their own marks told apart from these."""

_WITHIN = str.maketrans({"“": "‘", "”": "’"})


def in_marks(words: str, longest: int = 0) -> str:
    """“‘一岗双责’履行不到位”; where more than `longest` characters are cut off, with … (0: nothing
    is)."""
    told = words.translate(_WITHIN)
    if longest and len(told) > longest:
        told = f"{told[:longest]}…"
    return f"“{told}”"
