"""The server of `zhenggai serve`: one process, this machine only unless told otherwise."""

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

APPLICATION = "zhenggai.workbench.wsgi:application"
# A page waits for the database more than for the processor.
THREADS = 8
# Once in a while a worker misses the word to stop. Ended after so many seconds it leaves nothing
# half written: an act is there or it is not.
STOP_SECONDS = 10


def serve(host: str, port: int) -> None:
    """Answer until stopped (Ctrl+C, SIGTERM)."""
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
    ).serve()
