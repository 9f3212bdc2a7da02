"""What must be true of database and files before the server starts. Needs Django set up."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor


class LineListener:
    """An output stream that hands each finished line to a function."""

    def __init__(self, listen: Callable[[str], None]) -> None:
        self.listen = listen
        self.rest = ""

    def write(self, text: str) -> int:
        *lines, self.rest = (self.rest + text).split("\n")
        for line in lines:
            self.listen(line)
        return len(text)

    def flush(self) -> None:
        pass


def migrate(show: Callable[[str], None]) -> str:
    """Apply the migrations that are waiting; `show` gets progress. Returns what was done."""
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not waiting:
        return "up to date"
    applied = 0

    def count(line: str) -> None:
        nonlocal applied
        if line.lstrip().startswith("Applying"):
            applied += 1
            show(f"{applied} of {waiting}")

    call_command("migrate", database=DEFAULT_DB_ALIAS, interactive=False, no_color=True, stdout=LineListener(count))
    return f"{waiting} applied"


def follow_upgrade() -> str:
    """Bring roles and released documents in line with this checkout. Returns what was done."""
    from sites.follow_upgrade import follow_upgrade

    followed = follow_upgrade()
    if not followed.groups and not followed.documents:
        return "up to date"
    return f"{followed.groups} groups changed, {followed.documents} documents are made anew"


def collect_static_files() -> str:
    """Gather static files under hashed names; a trial finds them where they lie."""
    if settings.DEVELOPMENT:
        return "served from where they lie"
    call_command("collectstatic", interactive=False, verbosity=0)
    return f"collected in {settings.STATIC_ROOT}"


def network_exists() -> bool:
    from cms.tenancy.models import NetworkSite

    return NetworkSite.objects.exists()


def make_demo_network() -> None:
    """Make the demo network; its command prints its own progress."""
    call_command("demo")
