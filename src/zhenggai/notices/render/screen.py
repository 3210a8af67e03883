"""The screen that a report is written for: how wide it is, and whether it shows colours."""

from dataclasses import dataclass

# SGR codes of the eight old colours, which every theme keeps readable.
CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}


@dataclass(frozen=True, slots=True)
class Screen:
    """Columns and colour of an output."""

    columns: int = 80
    colour: bool = False

    def paint(self, text: str, *looks: str) -> str:
        """The text in these looks, or as it is where no colour is shown."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(CODES[look] for look in looks)}m{text}\x1b[0m"


PLAIN = Screen()
