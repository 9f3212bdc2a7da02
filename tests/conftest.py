"""What every test stands on: a PostgreSQL server of its own, no network, the same examples on every run.

- Every test database begins with the world of tests/factories/world.py: a central office and two sites.
- `django_db` tests run in a transaction that is rolled back.
- `real_transactions` tests commit: each gets a fresh copy of that database (fixture `own_database`, the URL to hand to
  a subprocess). Every pytest process has its own server, so nobody else's open transaction holds back what such a test
  reads from the change log.
- TEST_DATABASE_URL replaces the embedded server; then run without parallel workers.
"""

import gc
import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit, urlunsplit

import hypothesis
import pytest
from django.conf import settings

from cms.config.embedded_server import EmbeddedServer
from tests.prepared_database import alone, start_prepared

CHECKOUT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")
# Folders whose tests stand on one thing that takes long to make.
TOGETHER = ("tests/sites/demo/built/",)
FOLDER_PREFIX = "payvand-tests-"
# What a test writes is thrown away, so it need not survive a power cut.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
# Nearly all that is there when the tests begin stays to the end; looking through it again and again takes time.
GC_THRESHOLDS = (50_000, 20, 50)

if settings.configured:
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests choose their database before settings are read.")
# Settings are read once, before any fixture runs; so the address must be known before the server is up.
FOLDER = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
SERVER = EmbeddedServer(FOLDER / "postgres", CARELESS)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or SERVER.url("payvand")
os.environ["VAR_DIR"] = str(FOLDER / "var")
(FOLDER / "var" / "static").mkdir(parents=True)
os.environ["DEVELOPMENT"] = "true"
for name in ("DEBUG", "PORT", "PUBLIC_PORT", "PUBLIC_SCHEME", "ADMIN_HOST", "ADMIN_BASE_URL", "MEDIA_ROOT"):
    os.environ.pop(name, None)

hypothesis.settings.register_profile(
    "payvand", derandomize=True, database=None, deadline=None, max_examples=100, print_blob=True
)
hypothesis.settings.load_profile("payvand")


def pytest_configure(config: pytest.Config) -> None:
    import django

    # Only for the set-up: parallel workers inherit the environment, and each must choose its own database first.
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_SETTINGS_MODULE", "cms.config.settings")
        django.setup()
    make_passwords_cheap()
    make_pictures_cheap()
    forbid_the_network()
    # Asked to end from outside, a run must still stop its servers.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    SERVER.leave()
    shutil.rmtree(FOLDER, ignore_errors=True)
    # A killed run leaves its server behind; whoever ends well clears away after it.
    with alone():
        for leftover in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
            server = EmbeddedServer(leftover / "postgres")
            if server.data.exists() and not server.is_in_use():
                server.stop()
                shutil.rmtree(leftover, ignore_errors=True)


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("real_transactions"):
            item.fixturenames.insert(0, "own_database")  # type: ignore[attr-defined]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """One process runs what shares something made once: a browser's module, the folder of the demo network.

    Marks of the plugin's own would say so too, but it writes them where pytest no longer looks.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            module = nodeid.partition("::")[0]
            if module.startswith(TOGETHER):
                return next(folder for folder in TOGETHER if module.startswith(folder))
            return module if module.startswith("tests/browser/") else nodeid

    return Scheduling(config, log)


def missing(what: str) -> NoReturn:
    """Skip the test because a part of the machine is missing; in CI, where nothing may be missing, fail it."""
    if IN_CI:
        pytest.fail(f"{what} (CI=true: nothing may be missing)", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of background material, named by PAYVAND_SHARED; by default `../shared` beside the checkout."""
    folder = Path(os.environ.get("PAYVAND_SHARED") or CHECKOUT.parent / "shared")
    if not folder.is_dir():
        missing("the folder named by PAYVAND_SHARED (default: ../shared) is not there")
    return folder


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> Iterator[None]:
    """One migrated database with its world per pytest process, and an untouched copy from which others are made."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from tests.factories.world import build_world

    def set_up(keepdb: bool) -> Any:
        options: dict[str, Any] = {"aliases": {"default"}, "serialized_aliases": set(), "keepdb": keepdb}
        return setup_databases(verbosity=0, interactive=False, **options)

    def migrate() -> None:
        set_up(keepdb=False)
        connection.close()
        connection.settings_dict["NAME"] = usual

    usual = connection.settings_dict["NAME"]
    is_embedded = not os.environ.get("TEST_DATABASE_URL")
    with django_db_blocker.unblock():
        if is_embedded:
            start_prepared(SERVER, migrate)
        databases = set_up(keepdb=is_embedded)
        build_world()
        template = template_name()
        connection.close()
        with administration_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{template}"')
            cursor.execute(f'CREATE DATABASE "{template}" TEMPLATE "{connection.settings_dict["NAME"]}"')
    yield
    if is_embedded:
        return  # the whole server goes
    with django_db_blocker.unblock():
        with administration_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{template}"')
        teardown_databases(databases, verbosity=0)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A fresh copy of the test world's database, in which commits are real; gives its URL, for subprocesses."""
    from django.db import connection, connections

    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connections.close_all()
        with copy_of_template("own") as name:
            connection.settings_dict["NAME"] = name
            try:
                yield database_url(name)
            finally:
                connections.close_all()
                connection.settings_dict["NAME"] = usual


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Wagtail keeps the sites' root paths in the cache; they must not outlive the test that made them."""
    from django.core.cache import caches

    yield
    for name in ("local", "renditions"):
        caches[name].clear()


def make_passwords_cheap() -> None:
    """A password's hash is made slow on purpose; it says how often it was hashed, so every process still reads it."""
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    PBKDF2PasswordHasher.iterations = 1_000


def make_pictures_cheap() -> None:
    """Pictures are packed less tightly, in a third of the time."""
    from PIL import Image

    save = Image.Image.save

    def save_quickly(self: Image.Image, fp: Any, format: str | None = None, **params: Any) -> None:
        if format == "WEBP":
            params.setdefault("method", 0)
        save(self, fp, format, **params)

    Image.Image.save = save_quickly  # type: ignore[method-assign]


def template_name() -> str:
    return f"template_{os.getpid()}"


def copy_of_template(purpose: str) -> "DatabaseCopy":
    return DatabaseCopy(f"{purpose}_{os.getpid()}")


class DatabaseCopy:
    """Context manager: a copy of the template under the given name, dropped at the end even if somebody is on it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> str:
        with administration_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{template_name()}"')
        return self.name

    def __exit__(self, *_: object) -> None:
        with administration_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


def administration_cursor() -> Any:
    """A cursor on the server's `postgres` database, outside any transaction and outside the test's connection."""
    from django.db import connection

    return connection._nodb_cursor()


def database_url(name: str) -> str:
    """DATABASE_URL with another database's name."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def forbid_the_network() -> None:
    """Let Python's sockets reach this machine only: the product calls nobody at run time."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def local(host: object) -> bool:
        name = host.decode() if isinstance(host, bytes) else host
        return name in (None, "", "localhost", "::1", "0.0.0.0", "::") or str(name).startswith("127.")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not local(address[0]):
            raise PermissionError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    def guarded_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if not local(host):
            raise PermissionError(f"a test tried to look up {host}")
        return look_up(host, *arguments, **options)

    socket.socket.connect = guarded_connect  # type: ignore[method-assign]
    socket.getaddrinfo = guarded_look_up
