"""`python -m bench`: processor time and queries a request, at 5, 50 and 500 sites, beside a bare view; the editor."""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

from bench.editor.measuring import Editing, measure_editor
from bench.editor.measuring import table as editor_table
from bench.editor.measuring import write as write_editing
from bench.network import ScratchDatabases, Served, Signed, running, serve
from bench.report import Row, summarise, table, write
from bench.requests import Cost, Place, Target, measure

SIZES = (5, 50, 500)
TARGETS = [
    Target("district home", "d1.localhost", "/"),
    Target("central home", "central.localhost", "/"),
    Target("news page", "d1.localhost", "/news/item-3/"),
    Target("news index", "d1.localhost", "/news/"),
    Target("news index, narrowed", "d1.localhost", "/news/?kind=report"),
    Target("gallery index", "d1.localhost", "/galleries/"),
    Target("photo report", "d1.localhost", "/galleries/report-1/"),
    Target("search", "d1.localhost", f"/search/?q={quote('بوستان محله')}"),
    Target("search of the network", "central.localhost", f"/search/?q={quote('بوستان محله')}"),
    Target("feed", "d1.localhost", "/feed.atom"),
    Target("sitemap", "d1.localhost", "/sitemaps/1.xml"),
    Target("API list, news", "d1.localhost", "/api/v1/items?type=news"),
    Target("API list, all types", "d1.localhost", "/api/v1/items"),
    Target("API list, one site", "d1.localhost", "/api/v1/items?site=d1&type=news"),
]
# A request of the admin takes long enough to be measured by a few.
SELDOM = 6


def admin_targets(signed: Signed) -> list[Target]:
    """What somebody of one site asks of the admin."""
    paths = {
        "admin, dashboard": "/admin/",
        "admin, list of news": "/admin/news/",
        "admin, explorer": f"/admin/pages/{signed.root}/",
        "admin, page chooser": f"/admin/choose-page/{signed.root}/",
        "admin, picture chooser": "/admin/images/chooser/",
    }
    return [Target(name, "central.localhost", path, signed.cookie, SELDOM) for name, path in paths.items()]


BARE = Target("bare view", "localhost", "/")
WARM_UP = 20
LONGEST_SECONDS = 400


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each target is measured; the median counts")
    parser.add_argument("--requests", type=int, default=60, help="requests of a target in a round")
    parser.add_argument("--only", nargs="+", default=[""], help="targets whose names begin so, for example admin")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="payvand-bench-"))
    try:
        with ScratchDatabases(folder) as databases, running() as programs:
            rows, editing = _measure(
                databases, lambda *given: serve(programs, *given), options.rounds, options.requests, options.only
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\n" + table(rows))
    print("\n" + editor_table(editing))
    print(f"\n{write(rows, options.rounds, options.requests)}\n{write_editing(editing)}")
    return 0


def _measure(
    databases: ScratchDatabases, start: Callable[..., Served], rounds: int, requests: int, only: list[str]
) -> tuple[list[Row], Editing]:
    _say("database and two sites")
    targets = [*TARGETS, *admin_targets(databases.make_core())]
    targets = [target for target in targets if target.name.startswith(tuple(only))]
    networks = {}
    for sites in SIZES:
        _say(f"{sites} sites")
        networks[sites] = databases.make_network(sites)
    _say("servers")
    served = {sites: start(databases.environment(name)) for sites, name in networks.items()}
    bare = start(databases.environment("postgres"), "bench.bare:application")
    for sites in SIZES:
        for target in targets:
            for _number in range(WARM_UP // target.seldom):
                served[sites].client.get(target)
    for _number in range(WARM_UP):
        bare.client.get(BARE)
    places = {
        sites: Place(served[sites].client, served[sites].processes, partial(databases.backends, name))
        for sites, name in networks.items()
    }
    costs: dict[tuple[str, int], list[Cost]] = {}
    begin = time.monotonic()
    for number in range(rounds):
        if number and time.monotonic() - begin > LONGEST_SECONDS:
            _say(f"stopped after {number} rounds: this machine is slow or busy")
            break
        _say(f"round {number + 1} of {rounds}")
        costs.setdefault((BARE.name, 0), []).extend(measure([Place(bare.client, bare.processes)], BARE, requests))
        for target in targets:
            for sites, cost in zip(places, measure(list(places.values()), target, requests), strict=True):
                costs.setdefault((target.name, sites), []).append(cost)
    rows = [summarise(BARE.name, 0, costs[BARE.name, 0], 0)]
    queries = {sites: databases.queries(name, targets) for sites, name in networks.items()}
    for place, target in enumerate(targets):
        rows += [summarise(target.name, sites, costs[target.name, sites], queries[sites][place]) for sites in SIZES]
    _say("an editor")
    return rows, measure_editor(databases, networks[SIZES[-1]], served[SIZES[-1]])


def _say(step: str) -> None:
    print(f"  {step} …", flush=True)


if __name__ == "__main__":
    sys.exit(main())
