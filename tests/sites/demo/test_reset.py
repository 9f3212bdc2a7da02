"""`demo --reset` leaves nothing of the old network behind."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite
from sites.demo import build, removing
from sites.demo.content import site_records
from tests.sites.demo.empty_network import remove_sites

CODES = ["central", "d3"]


def rows() -> dict[str, int]:
    """How many rows each table holds."""
    with connection.cursor() as cursor:
        names = [
            name for name in connection.introspection.table_names(cursor) if not name.startswith("django_migrations")
        ]
        counts = {}
        for name in names:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")
            counts[name] = cursor.fetchone()[0]
        return counts


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.fixture
def two_sites(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A smaller demo, with pictures, films and sounds."""
    records = [record for record in site_records() if record["code"] in CODES]
    for module in (build, removing):
        monkeypatch.setattr(module, "site_records", lambda: records)
    monkeypatch.setenv("PAYVAND_SHARED", str(tmp_path))


def demo(*arguments: str) -> str:
    output = StringIO()
    with translation.override("en"):
        call_command("demo", *arguments, stdout=output)
    return output.getvalue()


@pytest.mark.real_transactions
def test_reset_builds_anew_and_leaves_no_row_and_no_file(two_sites: None) -> None:
    remove_sites()
    removing.remove_network()
    empty, no_files = rows(), files()
    demo()
    call_command("rebuild_references_index", verbosity=0)
    first, first_files = rows(), files()
    assert (first["release_releaseddocument"] > 80, len(first_files - no_files) > 100) == (True, True)
    numbers = set(ReleasedDocument.objects.values_list("pk", flat=True))

    assert demo("--reset", "--yes").startswith("  the old demo network is being deleted\n")
    call_command("rebuild_references_index", verbosity=0)
    assert rows() == first
    assert len(files()) == len(first_files)
    assert numbers.isdisjoint(ReleasedDocument.objects.values_list("pk", flat=True))

    removing.remove_network()
    assert rows() == empty
    assert files() == no_files


@pytest.mark.django_db
def test_reset_asks_first(two_sites: None, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [NetworkSite(code="central"), NetworkSite(code="d3")]
    monkeypatch.setattr("sites.management.commands.demo.demo_sites", lambda: sites)
    monkeypatch.setattr("builtins.input", lambda: "no")
    before = rows()
    with pytest.raises(CommandError, match="Nothing has been changed"):
        demo("--reset")
    assert rows() == before


@pytest.mark.django_db
def test_reset_refuses_where_nobody_can_answer(two_sites: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended() -> Any:
        raise EOFError

    monkeypatch.setattr("sites.management.commands.demo.demo_sites", lambda: [NetworkSite(code="central")])
    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(CommandError, match="Nothing has been changed"):
        demo("--reset")


@pytest.mark.django_db
def test_reset_leaves_another_network_alone() -> None:
    before = rows()
    with pytest.raises(CommandError, match="is not the demo's; nothing has been removed"):
        demo("--reset", "--yes")
    assert rows() == before
