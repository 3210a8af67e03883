"""The server of `zhenggai serve`: one process, this machine only unless told otherwise."""

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

APPLICATION = "zhenggai.workbench.wsgi:application"
# A page waits for the database more than for the processor.
THREADS = 8


def serve(host: str, port: int) -> None:
    """Answer until stopped (Ctrl+C, SIGTERM)."""
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
    ).serve()
