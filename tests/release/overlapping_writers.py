"""Writers in processes of their own whose transactions are open at the same time, and end when they are told to."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from types import TracebackType

from django.db import connections, transaction

from cms.news.models import NewsPage

_fork = multiprocessing.get_context("fork")


def _write(page_pk: int, orders: Connection) -> None:
    orders.send("ready")
    while (title := orders.recv()) is not None:
        with transaction.atomic():
            page = NewsPage.objects.get(pk=page_pk)
            page.title_fa = title
            page.save_revision().publish()
            orders.send("written")
            orders.recv()
        orders.send("committed")


class Writers:
    """One process a page; `write` publishes in all of them and leaves the transactions open."""

    def __init__(self, page_pks: list[int]) -> None:
        pipes = [_fork.Pipe() for _pk in page_pks]
        self.orders = [ours for ours, _theirs in pipes]
        self.processes = [
            _fork.Process(target=_write, args=(pk, theirs), daemon=True)
            for pk, (_ours, theirs) in zip(page_pks, pipes, strict=True)
        ]

    def __enter__(self) -> Writers:
        connections.close_all()  # a child must not speak on its parent's connection
        for process in self.processes:
            process.start()
        self._await("ready")
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for order, process in zip(self.orders, self.processes, strict=True):
            if error is None:
                order.send(None)
                process.join(30)
            process.kill()

    def write(self, title: str) -> None:
        for order in self.orders:
            order.send(title)
        self._await("written")

    def commit(self, number: int) -> None:
        self.orders[number].send("commit")
        assert self._receive(self.orders[number]) == "committed"

    def _await(self, answer: str) -> None:
        assert [self._receive(order) for order in self.orders] == [answer] * len(self.orders)

    @staticmethod
    def _receive(order: Connection) -> object:
        if not order.poll(60):
            raise TimeoutError("a writer does not answer")
        return order.recv()
