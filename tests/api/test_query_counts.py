"""Three queries at most, the host's included, however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.release.models import ReleasedDocument
from cms.tenancy.models import SitePhone
from tests.api.conftest import Get
from tests.api.many import add_documents, add_site
from tests.factories.world import site

COUNTS = {
    "": 1,
    "openapi.json": 1,
    "bogus": 1,
    "problems/gone": 1,
    "sites": 2,
    "sites/first": 2,
    "items": 2,
    "items?limit=100": 2,
    "items?type=news": 2,
    "items?site=first": 3,
    "items?site=first,second&type=news,duties": 3,
    "items/{uid}": 3,
    "nav?site=first": 3,
}


def queries(get: Get, path: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert get(path, **headers).status_code in (200, 304, 404)
    return len(captured)


@pytest.fixture
def uid(db: None) -> str:
    return str(ReleasedDocument.objects.get(site__code="first", path="/", locale="fa").uid)


@pytest.mark.parametrize(("address", "count"), COUNTS.items())
def test_queries_are_the_same_with_little_and_with_much(address: str, count: int, uid: str, get: Get) -> None:
    path = address.format(uid=uid)
    assert queries(get, path) == count
    for number in range(50):
        add_site(f"more-{number}")
    for code in ("first", "second", "more-1"):
        add_documents(site(code), 40)
        SitePhone.objects.bulk_create(SitePhone(site=site(code), label_fa="تلفن", number=str(n)) for n in range(5))
    assert queries(get, path) == count


def test_state_that_the_client_holds_needs_no_body(uid: str, get: Get) -> None:
    path = f"items/{uid}"
    assert queries(get, path, if_none_match=get(path)["ETag"]) == 2
