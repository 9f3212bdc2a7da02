"""`python -m cms.config.launcher`: from a checkout with its packages installed to a running network."""

import os
import socket
import sys
from typing import NoReturn

from cms.config import database
from cms.config.embedded_server import ServerUnavailableError
from cms.config.launcher.assets import CHECKOUT, provide_assets
from cms.config.launcher.console import Console
from cms.config.launcher.interruption import Interruption
from cms.config.launcher.network import HOST, server, wait_until_answering, worker
from cms.config.launcher.processes import Programs

START_SECONDS = 60


def main() -> int:
    """Returns the exit code: 0 after Ctrl-C, 1 when a program died, 2 when something must be put right first."""
    interruption = Interruption()
    interruption.listen()
    os.environ.setdefault("DEVELOPMENT", "true")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings")
    console = Console()
    programs = Programs(CHECKOUT)
    try:
        port = chosen_port()
        open_database(console)
        with console.step("assets") as step:
            step.result = provide_assets()
        # The server complains about a missing folder even where nothing is ever collected into it.
        (database.data_folder() / "static").mkdir(parents=True, exist_ok=True)
        # The server takes as long to load the application as this process does. On a database that is in use already
        # both load it side by side; otherwise the server waits, since it must not find an empty database.
        starts_early = is_trial() and database.holds_tables(os.environ["DATABASE_URL"])
        if starts_early:
            programs.start(server(port), os.environ)
        prepare(console, interruption)
        if not starts_early:
            programs.start(server(port), os.environ)
        return attend(programs, port, console, interruption)
    except KeyboardInterrupt:
        console.say("\nStopping …")
        return 0
    finally:
        programs.stop()


def chosen_port() -> int:
    """PORT, 8000 by default. Ends with one line when it is not a port or is in use."""
    given = os.environ.get("PORT") or "8000"
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65536:
        refuse(f"PORT must be a number from 1 to 65535, not {given!r}.")
    port = int(given)
    with socket.socket() as probe:
        # The server sets the same option: connections of an earlier run that linger are no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            refuse(f"Port {port} needs rights that you do not have: choose one above 1023, for example PORT=8000.")
        except OSError:
            refuse(f"Port {port} is in use: choose another one, for example `PORT={port % 65535 + 1} make run`.")
    os.environ["PORT"] = given
    return port


def open_database(console: Console) -> None:
    """Make sure that DATABASE_URL leads to a usable database; ends with one line when it does not."""
    with console.step("database") as step:
        given = bool(os.environ.get("DATABASE_URL"))
        problem = database_problem()
        usual_result = "from DATABASE_URL" if given else f"PostgreSQL in {database.embedded_server().folder}"
        step.result = "not usable" if problem else usual_result
    if problem:
        refuse(problem)


def database_problem() -> str | None:
    try:
        return database.database_problem(database.provide_database_url())
    except ServerUnavailableError as problem:
        return str(problem)


def is_trial() -> bool:
    """Whether DEVELOPMENT is on; read as the settings read it."""
    return os.environ["DEVELOPMENT"].lower() in ("1", "on", "ok", "true", "y", "yes")


def prepare(console: Console, interruption: Interruption) -> None:
    """Bring database and static files to where this checkout needs them; quick when nothing is to be done."""
    with console.step("application") as step:
        import django

        django.setup()
        step.result = f"Django {django.get_version()}"
    from django.core.management import CommandError
    from django.db import connections

    from cms.config.launcher import preparation

    try:
        with console.step("migrations") as step:

            def show(progress: str) -> None:
                interruption.check()
                step.progress = progress

            step.result = preparation.migrate(show)
        with console.step("content") as step:
            step.result = preparation.follow_upgrade()
        with console.step("static files") as step:
            step.result = preparation.collect_static_files()
        interruption.check()
        if not preparation.network_exists():
            with console.speaking_step("demo network"):
                preparation.make_demo_network()
    except CommandError as problem:
        refuse(str(problem))
    interruption.check()
    connections.close_all()


def attend(programs: Programs, port: int, console: Console, interruption: Interruption) -> int:
    """Wait for the server, start the worker, print the addresses, and stay until a program ends."""
    from django.db import connections

    from cms.config.launcher.addresses import welcome

    with console.step("server") as step:
        is_answering = wait_until_answering(programs, port, START_SECONDS)
        step.result = f"listening on {HOST}:{port}" if is_answering else "no answer"
    interruption.check()
    if is_answering:
        # After the server: until then both would compete for the processor, and the pages come first.
        programs.start(worker(), os.environ)
        console.say("\n" + "\n".join(welcome(port)) + "\n\n  Ctrl-C stops everything.\n")
        connections.close_all()
        programs.wait()
    for program in programs.ended():
        console.say(f"The {program.name} ended with code {program.exit_code()}; stopping the rest.")
    return 1


def refuse(problem: str) -> NoReturn:
    print(problem, file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    sys.exit(main())
