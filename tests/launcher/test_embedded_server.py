"""The embedded server is shared by processes and outlives none of them."""

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from cms.config.embedded_server import LONGEST_SOCKET_ADDRESS, EmbeddedServer
from tests.conftest import CARELESS, CHECKOUT

JOIN = """
import pathlib, sys
from cms.config.embedded_server import EmbeddedServer
server = EmbeddedServer(pathlib.Path(sys.argv[1]))
server.join()
server.create_database("shared")
print("joined", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(tmp_path / "postgres", CARELESS)
    yield server
    server.leave()
    if server.data.exists():
        server.stop()


def member(server: EmbeddedServer) -> "subprocess.Popen[str]":
    """Another process that has joined the server and stays until its standard input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", JOIN, str(server.folder)],
        cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "joined\n"
    return process


def query(server: EmbeddedServer, sql: str, database: str = "postgres") -> object:
    connection = psycopg2.connect(server.url(database))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql)
            row = cursor.fetchone()
            return row and row[0]
    finally:
        connection.close()


def answers(server: EmbeddedServer) -> bool:
    try:
        return query(server, "SELECT 1") == 1
    except psycopg2.OperationalError:
        return False


def test_letters_are_unicode_whatever_the_machine_speaks(
    server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "POSIX")
    server.join()
    assert query(server, "SHOW server_encoding") == "UTF8"
    assert query(server, "SELECT lower('ÜÉ')") == "üé"
    assert query(server, "CREATE EXTENSION pg_trgm; SELECT cardinality(show_trgm('پیوند'))") == 6
    assert query(server, "SHOW listen_addresses") == ""


def test_the_last_to_leave_stops_it(server: EmbeddedServer) -> None:
    server.join()
    first, second = member(server), member(server)
    server.leave()
    assert answers(server)
    first.communicate("\n")
    assert answers(server)
    second.communicate("\n")
    assert not answers(server)


def test_a_killed_member_does_not_keep_it_running(server: EmbeddedServer) -> None:
    killed = member(server)
    killed.kill()
    killed.communicate()
    assert answers(server)
    assert not server.is_in_use()
    server.join()
    assert server.is_in_use()
    server.leave()
    assert not answers(server)


def test_it_starts_again_after_a_crash(server: EmbeddedServer) -> None:
    server.join()
    server.create_database("kept")
    # The only way to learn the server's process from outside, as an operator would.
    process = int((server.data / "postmaster.pid").read_text().splitlines()[0])
    subprocess.run(["kill", "-9", str(process)], check=True)
    again = EmbeddedServer(server.folder, CARELESS)
    again.join()
    assert query(again, "SELECT count(*) FROM pg_database WHERE datname = 'kept'") == 1
    again.leave()


def test_databases_are_made_once(server: EmbeddedServer) -> None:
    server.join()
    members = [member(server) for _ in range(3)]
    assert query(server, "SELECT count(*) FROM pg_database WHERE datname = 'shared'") == 1
    for process in members:
        process.communicate("\n")


def test_a_deep_folder_gets_a_short_socket_address(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / ("deep" * 30), CARELESS)
    assert len(str(server.socket_folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET_ADDRESS
    server.join()
    assert answers(server)
    assert server.socket_folder.stat().st_mode & 0o077 == 0
    server.leave()
    assert not server.socket_folder.exists()


def test_only_its_owner_reaches_it(server: EmbeddedServer) -> None:
    server.join()
    assert server.data.stat().st_mode & 0o077 == 0
    assert server.socket_folder == server.data


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes the system user")
def test_processes_that_start_at_once_on_a_new_machine_share_one_system_user() -> None:
    name = f"payvand-test-{os.getpid()}"
    program = f"""
from cms.config import embedded_server
embedded_server.SYSTEM_USER = {name!r}
print(embedded_server._system_user().pw_uid)
"""
    try:
        processes = [
            subprocess.Popen([sys.executable, "-c", program], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
            for _number in range(4)
        ]
        numbers = {process.communicate()[0].strip() for process in processes}
        assert numbers == {str(pwd.getpwnam(name).pw_uid)}
    finally:
        subprocess.run(["userdel", name], check=False, capture_output=True)
        (Path(tempfile.gettempdir()) / f"{name}.lock").unlink(missing_ok=True)
