"""The demo network, built once for the modules of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import translation


@pytest.fixture(scope="package")
def network(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo network, built from our own unit pages; gives what the command said."""
    # A conftest is read before Django is set up.
    from tests.sites.demo.empty_network import remove_sites

    output = StringIO()
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setenv("PAYVAND_SHARED", str(tmp_path_factory.mktemp("nothing")))
        with translation.override("en"):
            remove_sites()
            call_command("demo", stdout=output)
        yield output.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def built(network: str, db: None) -> str:
    return network
