"""Pictures of every page type, to look at: `make screenshots`.

They go to var/screenshots/ as `<page>-<language>-<width>-<scheme>.png`. The pages are those of a running demo network
on PORT, or else of one that is made for the purpose and thrown away. With `--docs` the pictures of docs/images/ are
taken anew too, except the editor's. Needs Chromium (CHROMIUM names another program than `chromium`).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = Path(os.environ.get("VAR_DIR") or CHECKOUT / "var") / "screenshots"
DOCS = CHECKOUT / "docs" / "images"
HOST = "127.0.0.1"
START_SECONDS = 900  # the demo draws its pictures first
LANGUAGES = ("fa", "en", "ar")
WIDTHS = {360: 780, 1280: 1000}  # window's width: height
# A site that publishes in every language comes first where it has the type.
FAVOURITE = "d1"

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to take: its name, the name of its host, its path in Persian."""

    name: str
    hostname: str
    path: str

    def address(self, port: int, language: str) -> str:
        prefix = "" if language == "fa" or self.path.startswith("/patterns/") else f"/{language}"
        query = f"?lang={language}" if self.path.startswith("/patterns/") else ""
        return f"http://{self.hostname}:{port}{prefix}{self.path}{query}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m deploy.screenshots", description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="of the running network")
    parser.add_argument("--docs", action="store_true", help="take the pictures of docs/images/ anew")
    parser.add_argument("names", nargs="*", help="pages to take, for example news people; all of them by default")
    options = parser.parse_args()
    program = shutil.which(os.environ.get("CHROMIUM") or "chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        print("Chromium is missing (Debian: apt-get install chromium)", file=sys.stderr)
        return 2
    with network(options.port) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        shown = pages(port)
        unknown = sorted(set(options.names) - {page.name for page in shown})
        if unknown:
            print(
                f"No such page: {', '.join(unknown)}. There are: {', '.join(page.name for page in shown)}.",
                file=sys.stderr,
            )
            return 2
        take_all(browser, port, [page for page in shown if not options.names or page.name in options.names])
        if options.docs:
            take_docs(browser, port)
        browser.close()
    return 0


@contextmanager
def network(port: int) -> Iterator[int]:
    """The port of a running network: the one given where somebody answers there, or that of a demo of our own."""
    if answers(port):
        yield port
        return
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="payvand-screenshots-") as folder:
        # Nothing but the demo's own texts; DEBUG for the pattern page.
        (own_texts := Path(folder) / "texts").mkdir()
        settings = {"VAR_DIR": folder, "PORT": str(port), "DEBUG": "true", "PAYVAND_SHARED": str(own_texts)}
        environment = {**{key: os.environ[key] for key in os.environ if key != "DATABASE_URL"}, **settings}
        launcher = subprocess.Popen(
            [sys.executable, "-m", "cms.config.launcher"], cwd=CHECKOUT, env=environment, stdout=subprocess.DEVNULL
        )
        try:
            patience = time.monotonic() + START_SECONDS
            while not answers(port):
                if launcher.poll() is not None or time.monotonic() > patience:
                    raise SystemExit("The demo network did not start; `make run` shows why.")
                time.sleep(1)
            yield port
        finally:
            launcher.send_signal(signal.SIGINT)
            launcher.wait()


def answers(port: int) -> bool:
    try:
        ask(port, "/")
    except (URLError, OSError):
        return False
    return True


def ask(port: int, path: str) -> Any:
    """An answer of the network's API. Raises URLError."""
    url = f"http://{HOST}:{port}/api/v1{path}"
    with urlopen(Request(url, headers={"Host": f"localhost:{port}"}), timeout=10) as answer:
        return json.load(answer)


def pages(port: int) -> list[Shown]:
    """One page of every type that the network has published, the homes, and what no document stands for."""
    sites = ask(port, "/sites?limit=50")["items"]
    hosts = {site["code"]: urlsplit(site["url"]).hostname or "" for site in sites}
    home = hosts.get(FAVOURITE, "localhost")
    shown = [
        *(Shown(f"home-{code}", host, "/") for code, host in hosts.items()),
        Shown("people-found", home, "/people/?q=مدیر"),
        Shown("people-no-match", home, "/people/?q=سیمرغ"),
        Shown("search", home, "/search/?q=بوستان"),
        Shown("error-404", home, "/no-such-page/"),
        Shown("patterns", home, "/patterns/"),
    ]
    for type_name in ask(port, "/")["types"]:
        found = [
            item
            for query in (f"site={FAVOURITE}&", "")
            for item in ask(port, f"/items?{query}type={type_name}&locale=fa&limit=1")["items"]
        ]
        if found and type_name != "home":
            shown.append(Shown(type_name, hosts[found[0]["site"]], found[0]["path"]))
    return shown


def take_all(browser: Browser, port: int, wanted: list[Shown]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for shown in wanted:
        for language in LANGUAGES:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    file = PICTURES / f"{shown.name}-{language}-{width}-{scheme}.png"
                    take(browser, shown.address(port, language), file, width, scheme, whole=True)
        print(f"  {shown.name}", flush=True)


def take(
    browser: Browser, address: str, file: Path, width: int, scheme: Scheme, *, height: int = 0, whole: bool = False
) -> None:
    """One picture of a page, of its first screen or `whole`, with every picture in it loaded."""
    window = {"width": width, "height": height or WIDTHS.get(width, 844)}
    # Waiting for a condition evaluates a string, which the pages' own policy forbids.
    options: dict[str, Any] = {"color_scheme": scheme, "reduced_motion": "reduce", "bypass_csp": True}
    context = browser.new_context(viewport=window, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(image => { image.loading = 'eager' })")
    page.wait_for_function("[...document.images].every(image => image.complete)")
    # Loaded is not painted: a large picture is decoded aside. A broken one cannot be, and is shown as it is.
    page.evaluate("Promise.allSettled([...document.images].map(image => image.decode()))")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.screenshot(path=file, full_page=whole)
    context.close()


def take_docs(browser: Browser, port: int) -> None:
    """The pictures of README and docs: two homes on a desk, three pages on a phone side by side."""
    home = f"http://localhost:{port}/"
    take(browser, home, DOCS / "central-home-dark.png", 1280, "dark", height=1000)
    take(browser, f"http://d2.localhost:{port}/", DOCS / "district-home.png", 1280, "light", height=1000)
    phones: list[tuple[str, Scheme]] = [
        (f"http://d2.localhost:{port}/", "light"),
        (f"http://d2.localhost:{port}/duties/", "dark"),
        (f"http://d4.localhost:{port}/en/", "light"),
    ]
    width, height = 390, 844
    strip = Image.new("RGB", (width * len(phones), height))
    with tempfile.TemporaryDirectory() as folder:
        for place, (address, scheme) in enumerate(phones):
            file = Path(folder) / f"{place}.png"
            take(browser, address, file, width, scheme, height=height)
            strip.paste(Image.open(file), (place * width, 0))
    strip.save(DOCS / "phones.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
