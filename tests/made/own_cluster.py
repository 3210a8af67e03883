"""A PostgreSQL server of a test's own, to be stopped and started, with passwords asked for.

It needs PostgreSQL's programs on this machine; where they lack the test is skipped and says so, or
fails where programs are required (.ci/run).
As PostgreSQL does not run as root, root becomes the user `postgres` for it.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

OWNER, PASSWORD = "postgres", "geheim"  # of a server that lives as long as a test


def free_port() -> int:
    """A port of this machine on which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class Cluster:
    """A server on a port of its own."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.programs = programs
        self.port = free_port()

    def run(self, program: str, *words: str) -> None:
        """One of PostgreSQL's programs, as somebody who is not root."""
        # Where root's programs lie is on the way of root's own shell alone.
        runuser = shutil.which("runuser", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
        who = [str(runuser), "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*who, str(self.programs / program), "-D", str(self.folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60, cwd="/")

    def start(self) -> None:
        """Answer again."""
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c fsync=off"
        options += f" -c unix_socket_directories={self.folder}"
        self.run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Drop every connection and answer no more."""
        self.run("pg_ctl", "-w", "-m", "fast", "stop")

    def url(self, name: str, user: str = OWNER, password: str = PASSWORD) -> str:
        """What `DATABASE_URL` says of a database here."""
        return f"postgres://{user}:{password}@127.0.0.1:{self.port}/{name}"

    def tell(self, *statements: str) -> None:
        """Statements of the server's owner."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as owner:
            for one in statements:
                owner.execute(sql.SQL(one))


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """A new server that asks everybody for a password."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = shutil.which("initdb") or (str(found[-1]) if found else None)
    if initdb is None:
        missing = "PostgreSQL's own programs (initdb) are not installed"
        if os.environ.get("ZHENGGAI_REQUIRE_BROWSER"):
            pytest.fail(f"{missing}, and ZHENGGAI_REQUIRE_BROWSER is set")
        pytest.skip(missing)
    folder = Path(tempfile.mkdtemp(prefix="zhenggai-cluster-"))
    (folder / "password").write_text(PASSWORD)
    if os.geteuid() == 0:
        for one in (folder, folder / "password"):
            shutil.chown(one, "postgres")
    cluster = Cluster(folder, Path(initdb).parent)
    try:
        words = ["-A", "scram-sha-256", "-U", OWNER, "--pwfile", str(folder / "password")]
        cluster.run("initdb", *words, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        cluster.start()
        yield cluster
    finally:
        if (folder / "data/postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
