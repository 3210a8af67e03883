"""Many people at a server of our own at once: locust sits them down and counts what they wait."""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Waited:
    """What locust counted: milliseconds of answers by kind of page, and what went wrong."""

    times: dict[str, list[float]]
    faults: int

    @property
    def all(self) -> list[float]:
        """Every answer."""
        return [one for held in self.times.values() for one in held]

    @property
    def slow(self) -> float:
        """What 95 of 100 stay below."""
        return statistics.quantiles(self.all, n=20)[-1]

    def line(self, title: str) -> str:
        """How many, how long, what went wrong."""
        return (
            f"{title:<28}{len(self.all):>7} answers{statistics.median(self.all):>7.0f} ms median"
            f"{self.slow:>7.0f} ms 95 %{self.faults:>5} errors"
        )


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many people as `file` describes them, so many sitting down in a second; `told` is what
    the file reads from the environment."""

    file: Path
    people: int
    seconds: int
    in_a_second: int
    told: dict[str, str]


@contextmanager
def server(**environment: str) -> Iterator[int]:
    """`zhenggai serve` on a free port; ended as Ctrl+C ends it."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "zhenggai", "serve", "--port", str(port)]
    told = {**os.environ, **environment}
    with subprocess.Popen(
        command, env=told, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as held:
        try:
            _wait_for(port)
            yield port
        finally:
            held.terminate()


def _wait_for(port: int) -> None:
    """Until it answers, at most a minute."""
    for _ in range(300):
        try:
            line = HTTPConnection(HOST, port, timeout=60)
            line.request("GET", "/sign-in/")
            line.getresponse().read()
        except ConnectionRefusedError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not come up")


def visited(port: int, crowd: Crowd) -> Waited:
    """What they waited."""
    command = [
        *(sys.executable, "-m", "locust", "-f", str(crowd.file), "--headless", "--json"),
        *("--skip-log", "--host", f"http://{HOST}:{port}", "--stop-timeout", "10"),
        *("--users", str(crowd.people), "--spawn-rate", str(crowd.in_a_second)),
        *("--run-time", f"{crowd.seconds}s"),
    ]
    environment = {**os.environ, **crowd.told}
    with tempfile.TemporaryDirectory(prefix="zhenggai-bench-") as folder:
        done = subprocess.run(
            [*command, "--csv", f"{folder}/told"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.stdout.strip():
            raise SystemExit(done.stderr)
        # which request failed, why, and how often
        failures = Path(folder, "told_failures.csv").read_text(encoding="utf-8")
    pages = json.loads(done.stdout)
    times = {
        page["name"]: [
            float(milliseconds)
            for milliseconds, count in page["response_times"].items()
            for _ in range(count)
        ]
        for page in pages
    }
    faults = sum(page["num_failures"] for page in pages)
    if faults:
        print(failures)
    return Waited(times, faults)
