"""A scratch database server with one network a size, and the product's own server on each of them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg2

from bench.requests import Client, Target
from cms.config.embedded_server import EmbeddedServer
from cms.config.launcher.network import HOST, server, wait_until_answering
from cms.config.launcher.processes import Program, Programs

CHECKOUT = Path(__file__).resolve().parent.parent
START_SECONDS = 60
CORE = "core"
# Nothing of it has to survive a power cut; nobody else may use the processor while it is measured.
OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off", "jit": "off"}


@dataclass(frozen=True)
class Signed:
    """Somebody of the district who is signed in, and the key of the page whose children are its sections."""

    cookie: str
    root: int


class ScratchDatabases:
    """Databases of the measured networks, all on one server under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = EmbeddedServer(folder / "postgres", OPTIONS)

    def __enter__(self) -> ScratchDatabases:
        self.server.join()
        self.server.create_database(CORE)
        self.administration = psycopg2.connect(self.server.url("postgres"))
        self.administration.autocommit = True
        return self

    def __exit__(self, *_: object) -> None:
        self.administration.close()
        self.server.leave()

    def environment(self, database: str) -> dict[str, str]:
        """What a process of the product finds its database, files and settings by."""
        kept = {name: value for name, value in os.environ.items() if name not in ("DEBUG", "ADMIN_HOST", "SECRET_KEY")}
        url = self.server.url(database)
        quiet = {"LOG_LEVEL": "ERROR", "PYTHONWARNINGS": "ignore"}
        return {**kept, **quiet, "DATABASE_URL": url, "VAR_DIR": str(self.folder / "var"), "DEVELOPMENT": "true"}

    def run(self, database: str, *arguments: str) -> str:
        """Run Python with `arguments` on a database; gives what it printed."""
        command = [sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=CHECKOUT, env=self.environment(database), check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def make_core(self) -> Signed:
        self.run(CORE, "manage.py", "migrate", "--verbosity", "0")
        return Signed(**json.loads(self.run(CORE, "-m", "bench.first_sites").splitlines()[-1]))

    def make_network(self, sites: int) -> str:
        """A copy of the core with as many sites as asked for; gives its name."""
        name = f"sites_{sites}"
        self._ask(f'CREATE DATABASE "{name}" TEMPLATE "{CORE}"')
        self.run(name, "-m", "bench.more_sites", str(sites))
        return name

    def backends(self, database: str) -> list[int]:
        """The processes of the server that serve the product on this database."""
        rows = self._ask(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = %s", database
        )
        return [number for (number,) in rows]

    def queries(self, database: str, targets: list[Target]) -> list[int]:
        arguments = [part for target in targets for part in (target.hostname, target.path, target.cookie)]
        counts: list[int] = json.loads(self.run(database, "-m", "bench.queries", *arguments))
        return counts

    def _ask(self, statement: str, *values: str) -> list[Any]:
        with self.administration.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []


@dataclass(frozen=True)
class Served:
    """A running server and a connection to it."""

    program: Program
    client: Client

    def processes(self) -> list[int]:
        process = psutil.Process(self.program.process.pid)  # type: ignore[union-attr]
        return [process.pid, *(child.pid for child in process.children(recursive=True))]


@contextmanager
def running() -> Iterator[Programs]:
    programs = Programs(CHECKOUT)
    try:
        yield programs
    finally:
        programs.stop()


def serve(programs: Programs, environment: dict[str, str], application: str = "") -> Served:
    """Start the product's server, or the same server with another `application`, and wait until it answers.

    One process with one thread: one connection to the database, one set of caches, nothing to share the work with.
    """
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    os.environ.update({"WEB_WORKERS": "1", "WEB_THREADS": "1"})
    program = server(port)
    if application:
        program = Program(application, [*program.command[:-1], application], program.patience)
    programs.start(program, environment)
    if not wait_until_answering(programs, port, START_SECONDS):
        raise RuntimeError(f"{program.name} does not answer")
    return Served(program, Client(port))
