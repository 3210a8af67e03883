"""The command `zhenggai`."""


def main() -> int:
    """Run the command; the value is the exit status."""
    return 0
