"""Generated requests, sound and unsound: no failure on our side, and every answer as it is described."""

import json
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from schemathesis.checks import positive_data_acceptance

from cms.api.openapi import text
from cms.config.wsgi import application
from cms.release.models import ReleasedDocument
from tests.api.many import add_documents
from tests.factories.world import FIRST, site

HOST = {"Host": FIRST}
FEW = hypothesis.settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)

described = schemathesis.openapi.from_dict(json.loads(text()))
described.app = application


@pytest.fixture(autouse=True)
def one_transaction(db: None) -> Iterator[None]:
    """Requests see the test's transaction, which a server would end after the first of them."""
    add_documents(site("first"), 3)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@described.parametrize()
@FEW
def test_answers_are_as_described(case: Any) -> None:
    # Nobody can guess a cursor: one that the service did not make is refused whatever it looks like.
    unguessable = [positive_data_acceptance] if "after" in case.query else []
    case.call_and_validate(headers=HOST, excluded_checks=unguessable)


@described.include(path="/api/v1/items/{uid}").parametrize()
@FEW
def test_items_that_are_there(case: Any) -> None:
    case.path_parameters["uid"] = str(ReleasedDocument.objects.filter(locale="fa").values_list("uid", flat=True)[0])
    case.call_and_validate(headers=HOST)
