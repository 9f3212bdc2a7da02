"""Requests over loopback with keep-alive, and the processor time that they take in other processes."""

from __future__ import annotations

import contextlib
import http.client
import time
from collections.abc import Callable, Iterable, Sequence
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


@dataclass(frozen=True)
class Place:
    """A server to ask, and the processes in which its requests take time."""

    client: Client
    application: Processes
    database: Processes = tuple


def measure(places: Sequence[Place], target: Target, count: int) -> list[Cost]:
    """What the target costs in each place: `count` requests there, or fewer of what is asked seldom.

    The places are asked in turn, request by request, so that whatever else the machine does meets all of them.
    """
    count = max(1, count // target.seldom)
    before = [_spent(place) for place in places]
    elapsed, sizes = [0.0] * len(places), [0] * len(places)
    for _number in range(count):
        for number, place in enumerate(places):
            begin = time.perf_counter()
            sizes[number] = place.client.get(target)
            elapsed[number] += time.perf_counter() - begin
    after = [_spent(place) for place in places]
    return [
        Cost(
            application=(last[0] - first[0]) / count * 1000,
            database=(last[1] - first[1]) / count * 1000,
            elapsed=seconds / count * 1000,
            bytes=size,
        )
        for first, last, seconds, size in zip(before, after, elapsed, sizes, strict=True)
    ]


def _spent(place: Place) -> tuple[float, float]:
    return processor_seconds(place.application()), processor_seconds(place.database())


def processor_seconds(processes: Iterable[int]) -> float:
    """User and system time so far, as /proc/<pid>/stat has it, in steps of a hundredth of a second."""
    total = 0.0
    for number in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = psutil.Process(number).cpu_times()
            total += times.user + times.system
    return total
