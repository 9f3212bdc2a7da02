"""A migrated database, kept between test processes: applying every migration takes longer than most tests.

It is a copy of the data folder of a stopped server, under the temporary folder, for one state of the migrations and of
the locked dependencies. What it lacks for a newer state of the models (permissions, content types) Django adds when the
test database is set up on it.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.config.embedded_server import EmbeddedServer

CHECKOUT = Path(__file__).resolve().parent.parent
PREFIX = f"payvand-prepared-{os.geteuid()}-"
MOST_KEPT = 8


def start_prepared(server: EmbeddedServer, migrate: Callable[[], None]) -> None:
    """Start `server`, which has no data yet, on a migrated database; `migrate` makes it where none is kept."""
    folder = Path(tempfile.gettempdir())
    kept = folder / f"{PREFIX}{_fingerprint()}"
    with alone():
        if kept.exists():
            server.folder.mkdir(parents=True, exist_ok=True)
            _copy(kept, server.data)
            os.utime(kept)
        else:
            server.join()
            migrate()
            server.leave()
            unfinished = folder / f"{PREFIX}unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            _copy(server.data, unfinished)
            unfinished.rename(kept)
            _forget_the_oldest(folder)
        server.join()


@contextmanager
def alone() -> Iterator[None]:
    """Between copying and joining a server looks as if nobody used it: whoever clears such away waits here."""
    with open(Path(tempfile.gettempdir()) / f"{PREFIX}lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint() -> str:
    migrations = [path for top in ("cms", "search", "sites") for path in (CHECKOUT / top).glob("**/migrations/*.py")]
    content = hashlib.sha256()
    for path in sorted([*migrations, CHECKOUT / "requirements-dev.lock"]):
        content.update(f"{path.relative_to(CHECKOUT)}\n".encode() + path.read_bytes())
    return content.hexdigest()[:16]


def _copy(source: Path, target: Path) -> None:
    # Its owner and rights too: PostgreSQL refuses a folder of somebody else's.
    subprocess.run(["cp", "-a", source, target], check=True)


def _forget_the_oldest(folder: Path) -> None:
    kept = [path for path in folder.glob(f"{PREFIX}*") if path.is_dir()]
    for path in sorted(kept, key=lambda path: path.stat().st_mtime, reverse=True)[MOST_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
