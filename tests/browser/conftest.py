"""Browser tests: a real server and worker on a database of their own, seen through Debian's Chromium.

- `live_network`: the running network; ORM calls in the test reach its database and commit.
- `page_at(width)`: a page in a browser context of its own; the test fails if the page throws, complains on the
  console, misses a file or calls outside.
- `axe(page)`: accessibility violations that are serious or critical; `axe(page, COLOURS)` those of some rules.
"""

import http.client
import os
import shutil
import socket
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, Route, expect, sync_playwright

from cms.config.launcher.network import HOST, server, wait_until_answering, worker
from cms.config.launcher.processes import Programs
from tests.conftest import CHECKOUT, copy_of_template, database_url, missing

# Playwright keeps an event loop in the test's thread; Django would take every query for one made inside a coroutine.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
START_SECONDS = 60
PAGE_MILLISECONDS = 15_000
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # An answer that a test hands over itself counts as coming from far away.
    "--disable-features=LocalNetworkAccessChecks",
    # The world's hostnames exist nowhere; here they all lead to this machine, and no other name leads anywhere.
    "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost",
]
SETTLED = """() =>
    document.getAnimations().every(({effect, playState}) =>
        playState !== "running" || effect.getComputedTiming().iterations === Infinity) &&
    [...document.querySelectorAll(".messages > ul")].every((list) => getComputedStyle(list).opacity === "1")
"""
# The rules that read colours: all that a page in the dark can break beside the same page in the light.
COLOURS = ("color-contrast", "link-in-text-block")
MOST_TOLD = 300  # characters of an answer that was not expected
LOCAL_NAMES = (".localhost", ".test")
# What could not be loaded is judged by its answer; the header counts under https, which a name under .test has not.
HARMLESS = ("Failed to load resource", "The Cross-Origin-Opener-Policy header has been ignored")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class LiveNetwork:
    port: int
    database_url: str

    def url(self, hostname: str, path: str = "/") -> str:
        """An address for the browser, which finds every name under .test and .localhost on this machine."""
        return f"http://{hostname}:{self.port}{path}"

    def get(self, hostname: str, path: str = "/") -> tuple[int, dict[str, str], str]:
        """Status, headers (small letters) and text, fetched without a browser and without following redirects."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=START_SECONDS)
        try:
            connection.request("GET", quote(path, safe="/?=&%"), headers={"Host": f"{hostname}:{self.port}"})
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read().decode()
        finally:
            connection.close()


@pytest.fixture(scope="session")
def running_network(django_db_setup: None, django_db_blocker: Any) -> Iterator[LiveNetwork]:
    """Server and worker on a copy of the test world, to which tests/browser/world.py adds once."""
    from django.db import connection, connections

    from tests.browser.world import make_world

    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), copy_of_template("live") as name:
        connections.close_all()
        connection.settings_dict["NAME"] = name
        try:
            make_world(port)
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = usual
        environment = {**os.environ, "DATABASE_URL": database_url(name), "PORT": str(port)}
        del environment["DJANGO_ALLOW_ASYNC_UNSAFE"]
        programs = Programs(CHECKOUT)
        try:
            programs.start(server(port), environment)
            programs.start(worker(), environment)
            assert wait_until_answering(programs, port, START_SECONDS), f"ended: {programs.ended()}"
            yield LiveNetwork(port, environment["DATABASE_URL"])
        finally:
            programs.stop()


@contextmanager
def connected_to(network: LiveNetwork, blocker: Any) -> Iterator[None]:
    """Inside, the ORM's queries reach the network's database."""
    from django.db import connection, connections

    usual = connection.settings_dict["NAME"]
    connections.close_all()
    connection.settings_dict["NAME"] = urlsplit(network.database_url).path.lstrip("/")
    try:
        with blocker.unblock():
            yield
            connections.close_all()
    finally:
        connection.settings_dict["NAME"] = usual


@pytest.fixture(scope="module")
def network_as_found(running_network: LiveNetwork, django_db_blocker: Any) -> Iterator[LiveNetwork]:
    """The running network, from which the pages and pictures that a module's journeys add are taken away after them."""
    from cms.media.models import SiteImage
    from cms.pages.models import BasePage
    from cms.tenancy.models import NetworkSite

    with connected_to(running_network, django_db_blocker):
        newest = BasePage.objects.latest("pk").pk
        pictures = list(SiteImage.objects.values_list("pk", flat=True))
        sites = list(NetworkSite.objects.values_list("pk", flat=True))
    yield running_network
    with connected_to(running_network, django_db_blocker):
        for page in BasePage.objects.filter(pk__gt=newest, site__in=sites).order_by("-depth"):
            page.delete()
        SiteImage.objects.exclude(pk__in=pictures).delete()


@pytest.fixture
def live_network(network_as_found: LiveNetwork, django_db_blocker: Any) -> Iterator[LiveNetwork]:
    """The running network, with the test's own database connection on its database."""
    with connected_to(network_as_found, django_db_blocker):
        yield network_as_found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the machine: CHROMIUM names another program. Without windows it takes half the time."""
    names = [os.environ.get("CHROMIUM"), "chromium-headless-shell", "chromium", "chromium-browser"]
    program = next((path for name in names if name and (path := shutil.which(name))), None)
    if program is None:
        missing("Chromium is missing (Debian: apt-get install chromium-headless-shell)")
    expect.set_options(timeout=PAGE_MILLISECONDS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page_at(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`page_at(width)` opens an empty page in a fresh context (no cookies); `color_scheme="dark"`,
    `java_script_enabled=False` and other context options of Playwright may follow. `without` names kinds of resources
    that the page does not get ("font", "stylesheet", "image"); `may_refuse` is a part of the addresses that may answer
    with 400, where a test makes mistakes on purpose; `may_call` is the end of another host's name that it may ask.

    At the end of the test every context is closed, and it is an error if a page threw, wrote an error to the console,
    missed something that it needs, or asked another host.
    """
    contexts = []
    complaints: list[str] = []
    refused: list[Response] = []

    def watch_requests(request: Request, allowed: tuple[str, ...]) -> None:
        address = urlsplit(request.url)
        if address.scheme.startswith("http") and not f".{address.hostname}".endswith(allowed):
            complaints.append(f"asked another host: {request.url}")

    def leave_out(route: Route, without: Collection[str]) -> None:
        if route.request.resource_type in without:
            route.abort()
        else:
            route.continue_()

    def watch_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(HARMLESS):
            complaints.append(f"console: {message.text}")

    def watch_answers(response: Response, may_refuse: str) -> None:
        is_expected = response.status == 400 and may_refuse and may_refuse in response.url
        if response.status >= 400 and not response.request.is_navigation_request() and not is_expected:
            complaints.append(f"{response.status}: {response.url}")

    def open_page(
        width: int,
        height: int = 800,
        color_scheme: Literal["light", "dark"] = "light",
        *,
        without: Collection[str] = (),
        may_refuse: str = "",
        may_call: str = "",
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=color_scheme,
            reduced_motion="reduce",
            **{"locale": "fa-IR", **options},
        )
        context.set_default_timeout(PAGE_MILLISECONDS)
        allowed = (*LOCAL_NAMES, may_call) if may_call else LOCAL_NAMES
        context.on("request", lambda request: watch_requests(request, allowed))
        if without:  # not otherwise: with a route the browser keeps no file, and every page loads all of them again
            context.route("**/*", lambda route: leave_out(route, without))
        context.on("console", watch_console)
        context.on("weberror", lambda error: complaints.append(f"threw: {error.error}"))
        context.on("response", lambda response: watch_answers(response, may_refuse))
        contexts.append(context)
        return context.new_page()

    yield open_page
    complaints += [f"{answer.status}: {answer.url}: {answer.text()[:MOST_TOLD]}" for answer in refused]
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """`axe(page)` returns its serious and critical violations, a line each: rule, number of places, the first place.

    A second argument names the rules to ask, where not all of them.
    """
    if not AXE.is_file():
        missing("axe-core is missing (npm ci)")
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page, rules: Collection[str] = ()) -> list[str]:
        if page.evaluate("window.axe === undefined"):
            page.evaluate(source)
        # What is still fading in is paler than it will be.
        page.wait_for_function(SETTLED)
        # Nothing is loaded for it: no serious rule listens to recordings.
        options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
        if rules:
            options["runOnly"] = {"type": "rule", "values": list(rules)}
        result = page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{rule['id']}: {rule['help']} ({len(rule['nodes'])}): {rule['nodes'][0]['html']}"
            for rule in result["violations"]
            if rule["impact"] in ("serious", "critical")
        ]

    return violations
