"""What was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import django
import granian

from bench.requests import Cost

OUT = Path(__file__).resolve().parent / "out"


@dataclass(frozen=True)
class Row:
    """Medians of one target at one size, in milliseconds a request; `sites` is 0 for what has no database."""

    target: str
    sites: int
    application: float
    database: float
    processor: float
    elapsed: float
    bytes: int
    queries: int


def summarise(target: str, sites: int, costs: list[Cost], queries: int) -> Row:
    return Row(
        target,
        sites,
        application=median(cost.application for cost in costs),
        database=median(cost.database for cost in costs),
        processor=median(cost.application + cost.database for cost in costs),
        elapsed=median(cost.elapsed for cost in costs),
        bytes=costs[-1].bytes,
        queries=queries,
    )


def ratios(rows: list[Row]) -> dict[str, float]:
    """Processor time at the largest size against the smallest, by target."""
    found = {}
    for target in {row.target: None for row in rows if row.sites}:
        own = sorted((row for row in rows if row.target == target), key=lambda row: row.sites)
        found[target] = round(own[-1].processor / own[0].processor, 3)
    return found


def table(rows: list[Row]) -> str:
    bare = next(row.processor for row in rows if not row.sites)
    lines = [
        f"{'':<28}{'sites':>6}{'app ms':>9}{'db ms':>8}{'cpu ms':>9}{'× bare':>8}{'wall ms':>9}{'queries':>9}{'kB':>8}"
    ]
    for row in rows:
        lines.append(
            f"{row.target:<28}{row.sites or '':>6}{row.application:>9.2f}{row.database:>8.2f}{row.processor:>9.2f}"
            f"{_multiple(row.processor, bare):>8}{row.elapsed:>9.2f}{row.queries:>9}{row.bytes / 1000:>8.1f}"
        )
    lines += ["", "processor time at the most sites against the fewest:"]
    lines += [f"  {target:<26}{ratio:>6.2f}" for target, ratio in ratios(rows).items()]
    return "\n".join(lines)


def _multiple(processor: float, bare: float) -> str:
    """Few requests to a bare view can take less than the clock of processor time counts."""
    return f"{processor / bare:.1f}" if bare else "–"


def circumstances() -> dict[str, Any]:
    """When, where and with what it was measured."""
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "processors": os.cpu_count(),
        "load": [round(load, 2) for load in os.getloadavg()],
        "python": platform.python_version(),
        "django": django.get_version(),
        "granian": granian.__version__,
    }


def write(rows: list[Row], rounds: int, requests: int) -> Path:
    """Gives the file that was written under bench/out/."""
    now = datetime.now(UTC)
    content: dict[str, Any] = {
        **circumstances(),
        "rounds": rounds,
        "requests_a_round": requests,
        "rows": [asdict(row) for row in rows],
        "ratios": ratios(rows),
    }
    OUT.mkdir(exist_ok=True)
    path = OUT / f"requests-{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    return path
