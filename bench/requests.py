"""Requests over loopback with keep-alive, and the processor time that they take in other processes."""

from __future__ import annotations

import contextlib
import http.client
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import psutil

from cms.config.launcher.network import HOST

Processes = Callable[[], Iterable[int]]


@dataclass(frozen=True)
class Target:
    """What is asked: a name for the table, a host name, a path; by whom, as a header's cookie.

    What takes long is asked `seldom` times less often.
    """

    name: str
    hostname: str
    path: str
    cookie: str = ""
    seldom: int = 1


@dataclass(frozen=True)
class Cost:
    """Milliseconds a request; bytes of one answer."""

    application: float
    database: float
    elapsed: float
    bytes: int


class Client:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=30)

    def get(self, target: Target) -> int:
        """Size of the answer in bytes. Raises RuntimeError unless it is a 200."""
        try:
            answer = self._ask(target)
        except http.client.RemoteDisconnected:
            # The server ends a connection that has been quiet while others were measured.
            self.connection.close()
            answer = self._ask(target)
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{target.hostname}{target.path}: {answer.status}")
        return len(content)

    def _ask(self, target: Target) -> http.client.HTTPResponse:
        headers = {"Host": target.hostname, **({"Cookie": target.cookie} if target.cookie else {})}
        self.connection.request("GET", target.path, headers=headers)
        return self.connection.getresponse()


def measure(client: Client, target: Target, count: int, application: Processes, database: Processes) -> Cost:
    """`count` requests, or fewer of what is asked seldom, one after another."""
    count = max(1, count // target.seldom)
    before = processor_seconds(application()), processor_seconds(database()), time.perf_counter()
    size = 0
    for _number in range(count):
        size = client.get(target)
    after = processor_seconds(application()), processor_seconds(database()), time.perf_counter()
    spent = [(last - first) / count * 1000 for first, last in zip(before, after, strict=True)]
    return Cost(*spent, bytes=size)


def processor_seconds(processes: Iterable[int]) -> float:
    """User and system time so far, as /proc/<pid>/stat has it, in steps of a hundredth of a second."""
    total = 0.0
    for number in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = psutil.Process(number).cpu_times()
            total += times.user + times.system
    return total
