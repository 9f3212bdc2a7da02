"""Opening and saving the long page through the real server, and its queries beside those of Wagtail as it comes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench.editor.browser import Wait, waits
from bench.editor.session import EditorSession
from bench.network import ScratchDatabases, Served
from bench.report import OUT, circumstances
from bench.requests import processor_seconds

ROUNDS = 10
STOCK = "stock"
PROMISED_MORE, PROMISED_MILLISECONDS = 15, 2_000


@dataclass(frozen=True)
class Step:
    """Of one request, in milliseconds and bytes of the answer; queries of ours and of stock Wagtail."""

    name: str
    application: float
    database: float
    elapsed: float
    bytes: int
    queries: int
    stock_queries: int


@dataclass(frozen=True)
class Editing:
    steps: list[Step]
    waits: list[Wait]


def measure_editor(databases: ScratchDatabases, name: str, served: Served) -> Editing:
    """On the network of that name, which `served` serves; the long page is made in it."""
    databases.server.create_database(STOCK)
    stock = _queries(databases, STOCK, "stock")["queries"]
    ours = _queries(databases, name, "ours")
    port = served.client.connection.port
    session = EditorSession(port, ours["host"])
    session.sign_in()
    path, form = ours["path"], ours["form"]
    requests: dict[str, Callable[[int], tuple[int, str, bytes]]] = {
        "open": lambda number: session.get(path),
        "save draft": lambda number: session.post(path, form | {"lead_fa": f"پیش‌نویس {number}"}),
        "publish": lambda number: session.post(path, form | {"lead_fa": f"لید {number}", "action-publish": "1"}),
    }
    steps = [
        _measure(step, request, served.processes, lambda: databases.backends(name), ours["queries"][step], stock[step])
        for step, request in requests.items()
    ]
    return Editing(steps, waits(port, ours["host"], path))


def _queries(databases: ScratchDatabases, database: str, which: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(databases.run(database, "-m", "bench.editor.queries", which).splitlines()[-1])
    return found


def _measure(
    name: str,
    request: Callable[[int], tuple[int, str, bytes]],
    application: Callable[[], Iterable[int]],
    database: Callable[[], Iterable[int]],
    queries: int,
    stock_queries: int,
) -> Step:
    """The median of some requests, each by itself. Raises RuntimeError if one is refused."""
    request(0)
    costs, size = [], 0
    for number in range(1, ROUNDS + 1):
        before = processor_seconds(application()), processor_seconds(database()), time.perf_counter()
        status, _location, content = request(number)
        after = processor_seconds(application()), processor_seconds(database()), time.perf_counter()
        if status != (200 if name == "open" else 302):
            raise RuntimeError(f"{name}: {status}")
        size = len(content)
        costs.append([(last - first) * 1000 for first, last in zip(before, after, strict=True)])
    spent = [median(cost[place] for cost in costs) for place in range(3)]
    return Step(name, *spent, bytes=size, queries=queries, stock_queries=stock_queries)


def table(editing: Editing) -> str:
    heads = f"{'app ms':>9}{'db ms':>8}{'wall ms':>9}{'kB':>8}{'queries':>9}{'stock':>7}{'more':>6}"
    lines = [f"{'editor, 3,000 words':<28}{heads}"]
    lines += [
        f"{step.name:<28}{step.application:>9.1f}{step.database:>8.1f}{step.elapsed:>9.1f}{step.bytes / 1000:>8.1f}"
        f"{step.queries:>9}{step.stock_queries:>7}{step.queries - step.stock_queries:>+6}"
        for step in editing.steps
    ]
    if editing.waits:
        first, *others = editing.waits
        usual = Wait(*(median(getattr(wait, name) for wait in others) for name in ("document", "ready", "work")))
        lines.append(f"{'':<28}{'document':>9}{'ready':>8}{'work':>9}")
        for name, wait in (("in Chromium, first time", first), ("in Chromium, afterwards", usual)):
            lines.append(f"{name:<28}{wait.document:>9.0f}{wait.ready:>8.0f}{wait.work:>9.0f}")
    else:
        lines.append("no Chromium or no Playwright: what a browser needs is not measured")
    return "\n".join(lines)


def write(editing: Editing) -> Path:
    """Gives the file that was written under bench/out/."""
    content = {
        **circumstances(),
        "promised": {"more_queries": PROMISED_MORE, "milliseconds": PROMISED_MILLISECONDS},
        "steps": [asdict(step) for step in editing.steps],
        "waits": [asdict(wait) for wait in editing.waits],
    }
    OUT.mkdir(exist_ok=True)
    path = OUT / f"editor-{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    return path
