"""`make run` on a database that is in use already, and what it leaves behind: nothing."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg2
import pytest

from cms.config.launcher.network import HOST
from cms.tenancy.models import Hostname
from tests.conftest import CHECKOUT
from tests.factories.world import CENTRAL, FIRST, SECOND

LAST_LINE = "  Ctrl-C stops everything.\n"
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def launcher(folder: Path, port: int, database: str) -> "Iterator[tuple[subprocess.Popen[str], list[str]]]":
    """The launcher once it has printed the addresses, and the lines up to there."""
    environment = {**os.environ, "PORT": str(port), "VAR_DIR": str(folder), "DATABASE_URL": database}
    command = [sys.executable, "-m", "cms.config.launcher"]
    process = subprocess.Popen(
        command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    lines: list[str] = []
    try:
        while lines[-1:] != [LAST_LINE]:
            line = process.stdout.readline()
            assert line, "".join(lines)
            lines.append(line)
        yield process, lines
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=PATIENCE)


def family_of(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def status_of(port: int, hostname: str) -> int:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/no-such-page/", headers={"Host": f"{hostname}:{port}"})
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture
def local_sites(own_database: str) -> str:
    """The URL of a database whose central office and first site have names that lead to this machine."""
    Hostname.objects.filter(hostname=CENTRAL).update(hostname="localhost")
    Hostname.objects.filter(hostname=FIRST).update(hostname="d1.localhost")
    return own_database


@pytest.mark.real_transactions
def test_it_runs_prints_the_addresses_and_leaves_nothing_behind(local_sites: str, tmp_path: Path) -> None:
    port = free_port()
    with launcher(tmp_path, port, local_sites) as (process, lines):
        text = "".join(lines)
        # A slow step has several lines; a finished one ends with its seconds in parentheses.
        steps = [line.split("  ")[1] for line in lines if line.endswith(" s)\n")]
        assert steps == ["database", "assets", "application", "migrations", "content", "static files", "server"]
        sites = [line.split()[0] for line in lines if line.startswith("  http")]
        assert sites == [
            f"http://localhost:{port}",
            f"http://d1.localhost:{port}",
            f"http://{SECOND}:{port}",
            f"http://localhost:{port}/admin/",
        ]
        assert "دفتر مرکزی روابط‌عمومی" in text
        assert status_of(port, "d1.localhost") == 404
        assert status_of(port, "unknown.localhost") == 404
        beside = [sys.executable, "manage.py", "migrate", "--check"]
        environment = {**os.environ, "DATABASE_URL": local_sites}
        assert subprocess.run(beside, cwd=CHECKOUT, env=environment, check=False).returncode == 0
        family = family_of(process)
        assert any("granian" in " ".join(member.cmdline()) for member in family)
        assert any("work" in member.cmdline() for member in family)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert [member for member in family if member.is_running() and member.status() != psutil.STATUS_ZOMBIE] == []
    with socket.socket() as probe:
        assert probe.connect_ex((HOST, port)) != 0


@pytest.mark.real_transactions
def test_a_program_that_dies_takes_the_rest_with_it(local_sites: str, tmp_path: Path) -> None:
    port = free_port()
    with launcher(tmp_path, port, local_sites) as (process, _lines):
        family = family_of(process)
        worker = next(member for member in family if member.ppid() == process.pid and "work" in member.cmdline())
        worker.kill()
        rest, _nothing = process.communicate(timeout=PATIENCE)
        assert process.returncode == 1
        assert "The worker ended with code -9; stopping the rest." in rest
        assert [member for member in family if member.is_running() and member.status() != psutil.STATUS_ZOMBIE] == []


def test_the_embedded_server_is_stopped_too(tmp_path: Path) -> None:
    """Interrupted while it prepares an empty database, it ends quietly and takes the server along."""
    environment = {**os.environ, "PORT": str(free_port()), "VAR_DIR": str(tmp_path)}
    environment.pop("DATABASE_URL")
    command = [sys.executable, "-m", "cms.config.launcher"]
    process = subprocess.Popen(
        command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    while "application" not in (line := process.stdout.readline()):
        assert line
    server_process = int((tmp_path / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[0])
    assert psutil.Process(server_process).name() == "postgres"
    # It is migrating now.
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    output, complaints = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, output + complaints
    assert "Traceback" not in complaints
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(f"postgresql://payvand@/payvand?host={tmp_path}/postgres/data")
    assert not (tmp_path / "postgres" / "data" / "postmaster.pid").exists()
