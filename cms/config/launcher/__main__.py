"""`python -m cms.config.launcher`: from a checkout with its packages installed to a running network."""

import os
import signal
import socket
import sys
from types import FrameType
from typing import NoReturn

from cms.config import database
from cms.config.embedded_server import ServerUnavailableError
from cms.config.launcher.assets import CHECKOUT, provide_fonts
from cms.config.launcher.console import Console
from cms.config.launcher.network import HOST, server, wait_until_answering, worker
from cms.config.launcher.processes import Programs

START_SECONDS = 60


def main() -> int:
    """Returns the exit code: 0 after Ctrl-C, 1 when a program died, 2 when something must be put right first."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    console = Console()
    programs = Programs([])
    try:
        port = chosen_port()
        prepare(console)
        programs = Programs([worker(), server(port)])
        programs.start(CHECKOUT, os.environ)
        return attend(programs, port, console)
    except KeyboardInterrupt:
        console.say("\nStopping …")
        return 0
    finally:
        programs.stop()


def interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


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


def prepare(console: Console) -> None:
    """Everything up to the point where the server can start; each step is quick when its work is done already."""
    os.environ.setdefault("DEVELOPMENT", "true")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings")
    with console.step("database") as step:
        given = bool(os.environ.get("DATABASE_URL"))
        problem = database_problem()
        usual_result = "from DATABASE_URL" if given else f"PostgreSQL in {database.embedded_server().folder}"
        step.result = "not usable" if problem else usual_result
    if problem:
        refuse(problem)
    with console.step("application") as step:
        import django

        django.setup()
        step.result = f"Django {django.get_version()}"
    from cms.config.launcher import preparation

    with console.step("migrations") as step:
        step.result = preparation.migrate(lambda progress: setattr(step, "progress", progress))
    with console.step("fonts") as step:
        step.result = provide_fonts()
    with console.step("static files") as step:
        step.result = preparation.collect_static_files()
    if not preparation.network_exists():
        with console.speaking_step("demo network"):
            preparation.make_demo_network()
    from django.db import connections

    connections.close_all()


def database_problem() -> str | None:
    try:
        return database.database_problem(database.provide_database_url())
    except ServerUnavailableError as problem:
        return str(problem)


def attend(programs: Programs, port: int, console: Console) -> int:
    """Wait for the server, print the addresses, and stay until a program ends."""
    with console.step("server and worker") as step:
        is_answering = wait_until_answering(programs, port, START_SECONDS)
        step.result = f"listening on {HOST}:{port}" if is_answering else "no answer"
    if is_answering:
        from cms.config.launcher.addresses import welcome

        console.say("\n" + "\n".join(welcome(port)) + "\n\n  Ctrl-C stops everything.\n")
        from django.db import connections

        connections.close_all()
    ended = programs.wait()
    console.say(f"The {ended.name} ended with code {ended.exit_code()}; stopping the rest.")
    return 1


def refuse(problem: str) -> NoReturn:
    print(problem, file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    sys.exit(main())
