"""New rows for acts that come by the thousand, four times quicker than by calling their class."""

from zhenggai.ledger.core.rows import AnyRow


def made(kind: type[AnyRow], /, **values: object) -> AnyRow:
    """A row with these values. Names are not checked here; a test checks every row's names."""
    new = object.__new__(kind)
    object.__setattr__(new, "__dict__", values)
    return new
