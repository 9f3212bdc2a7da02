"""How long an editor waits in Chromium until the page can be written in. Without Playwright or Chromium: nothing."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from typing import Any

from bench.editor.long_page import PARAGRAPHS, PASSWORD, USERNAME

ROUNDS = 5
# Every paragraph's editor stands there, and the browser has drawn them.
READY = f"""() => document.querySelectorAll('[contenteditable=true]').length >= {PARAGRAPHS}
    && new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true))))"""
DRAWN = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


@dataclass(frozen=True)
class Wait:
    """Milliseconds from asking for the page: to its document, and until every paragraph can be written in.

    `work` is the processor time of the page's own thread, which a busy machine does not lengthen.
    """

    document: float
    ready: float
    work: float


def waits(port: int, hostname: str, path: str) -> list[Wait]:
    """The first is of an empty cache."""
    program = next(
        (found for name in (os.environ.get("CHROMIUM"), "chromium") if name and (found := shutil.which(name))), None
    )
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    if program is None:
        return []
    origin = f"http://{hostname}:{port}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * 127.0.0.1"]
        )
        try:
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"{origin}/admin/")
            page.locator("[name=login]").fill(USERNAME)
            page.locator("[name=password]").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{origin}/admin/")
            inspector = page.context.new_cdp_session(page)
            inspector.send("Performance.enable", {"timeDomain": "threadTicks"})
            found = []
            for _round in range(ROUNDS):
                page.goto("about:blank")
                worked, begin = _work(inspector), time.perf_counter()
                page.goto(f"{origin}{path}", wait_until="commit")
                page.wait_for_function(READY)
                waited = (time.perf_counter() - begin) * 1000
                found.append(Wait(page.evaluate(DRAWN), waited, _work(inspector) - worked))
            return found
        finally:
            chromium.close()


def _work(inspector: Any) -> float:
    metrics = inspector.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration") * 1000)
