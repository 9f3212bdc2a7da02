"""Which database: DATABASE_URL, or else the embedded server under var/. Runs before Django loads its settings."""

import os
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import parse_qsl, unquote, urlsplit

from cms.config.embedded_server import EmbeddedServer, ServerUnavailableError

CHECKOUT = Path(__file__).resolve().parent.parent.parent
DATABASE_NAME = "payvand"
OLDEST_VERSION = 15
CONNECT_SECONDS = 5
SCHEMES = ("postgres", "postgresql", "psql", "pgsql")


def data_folder() -> Path:
    """Where this checkout keeps data: VAR_DIR, or else var/."""
    return Path(os.environ.get("VAR_DIR") or CHECKOUT / "var")


def embedded_server() -> EmbeddedServer:
    """The server of this checkout, running or not."""
    return EmbeddedServer(data_folder() / "postgres")


def provide_database_url() -> str:
    """Return DATABASE_URL; where there is none, start or join the embedded server and set it.

    The server is held until this process ends. Raises ServerUnavailableError.
    """
    if not os.environ.get("DATABASE_URL"):
        # Nobody runs a public network on it, so manage.py may do without the settings that production must have.
        os.environ.setdefault("DEVELOPMENT", "true")
        server = embedded_server()
        server.join()
        server.create_database(DATABASE_NAME)
        os.environ["DATABASE_URL"] = server.url(DATABASE_NAME)
    return os.environ["DATABASE_URL"]


def ensure_database_url() -> str:
    """Like `provide_database_url`, for command lines: ends the process with one line and code 2 when that fails."""
    try:
        return provide_database_url()
    except ServerUnavailableError as problem:
        _refuse(str(problem))


def check_database_url() -> None:
    """Connect once to DATABASE_URL; end the process with one line that says what to do, and code 2, if that fails."""
    problem = database_problem(os.environ.get("DATABASE_URL", ""))
    if problem:
        _refuse(problem)


def database_problem(url: str) -> str | None:
    """What is wrong with a database URL, in one line without its password; None when a supported server answers."""
    import psycopg2

    example = "postgresql://user:password@host:5432/database"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return f"DATABASE_URL cannot be read: write it as {example}, special characters percent-encoded."
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES:
        return f"DATABASE_URL must begin with postgresql://: write it as {example}."
    if not name:
        return f"DATABASE_URL names no database: write it as {example}."
    options = {key: value for key, value in parse_qsl(parts.query) if key in ("host", "port", "sslmode", "sslrootcert")}
    place = {"host": host, "port": port, "user": parts.username, "password": parts.password}
    given = {key: unquote(value) if isinstance(value, str) else value for key, value in place.items() if value}
    arguments = {**given, **options, "dbname": name}
    where = f"{arguments.get('host', 'the local socket')}:{arguments.get('port', 5432)}"
    try:
        connection = psycopg2.connect(**arguments, connect_timeout=CONNECT_SECONDS)
    except psycopg2.OperationalError as refusal:
        return f"{_explain(str(refusal), where, name)} Correct DATABASE_URL, or unset it to use the embedded server."
    except (psycopg2.Error, ValueError) as refusal:
        return f"DATABASE_URL is not usable: {_one_line(str(refusal))}"
    version = connection.server_version // 10000
    connection.close()
    if version < OLDEST_VERSION:
        return f"DATABASE_URL leads to PostgreSQL {version}; {OLDEST_VERSION} or newer is needed."
    return None


def holds_tables(url: str) -> bool:
    """Whether migrations have run on this database before; a quick look without Django."""
    import psycopg2

    connection = psycopg2.connect(url)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
            (found,) = cursor.fetchone()
            return bool(found)
    finally:
        connection.close()


def _explain(refusal: str, where: str, name: str) -> str:
    if "authentication failed" in refusal or "no password supplied" in refusal:
        return f"The database server at {where} refuses the user or password of DATABASE_URL."
    if "does not exist" in refusal and "database" in refusal:
        return f"The database server at {where} has no database {name}: create it (createdb {name})."
    if "could not translate host name" in refusal:
        return f"The host of DATABASE_URL, {where}, is unknown."
    if "timeout expired" in refusal or "Connection refused" in refusal or "No such file" in refusal:
        return f"No database server answers at {where} (from DATABASE_URL)."
    return f"The database of DATABASE_URL at {where} is not usable: {_one_line(refusal)}."


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _refuse(problem: str) -> NoReturn:
    print(problem, file=sys.stderr)
    raise SystemExit(2)
