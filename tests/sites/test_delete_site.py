"""Only an archived site can be deleted, and then nothing of it is left."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, Site

from cms.pages.models import BasePage
from cms.people.models import Person
from cms.release.log import audit
from cms.release.models import ReleasedDocument
from cms.tenancy.models import Hostname, NetworkSite
from sites.delete_site import DeletionRefused, delete_site
from tests.factories import NewsCategoryFactory, NewsPageFactory, PersonFactory, PostPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db


def fill() -> None:
    NewsPageFactory(category=NewsCategoryFactory())
    post = PostPageFactory(publish=False)
    post.holdings.create(person=PersonFactory())
    post.save_revision().publish()


@pytest.mark.parametrize("status", ["live", "preparing", "suspended"])
def test_a_site_that_is_not_archived_is_refused(status: str) -> None:
    record = site("first")
    record.status = status
    record.save()
    with pytest.raises(DeletionRefused, match="منطقهٔ ۱"):
        delete_site(record)
    assert NetworkSite.objects.filter(code="first").exists()


def test_an_archived_site_goes_with_everything() -> None:
    fill()
    record = site("first")
    record.status = "archived"
    record.save()
    delete_site(record)
    assert not NetworkSite.objects.filter(code="first").exists()
    assert not Hostname.objects.filter(hostname="first.test").exists()
    assert not Site.objects.filter(hostname="first.test").exists()
    assert not Group.objects.filter(name__startswith="first:").exists()
    assert not Collection.objects.filter(name__contains="منطقهٔ ۱").exists()
    assert (Person.objects.count(), ReleasedDocument.objects.filter(site_id=record.pk).count()) == (0, 0)
    assert not BasePage.objects.filter(depth__gte=2, site=None).exists()
    assert (BasePage.objects.filter(depth=2).count(), audit()) == (2, [])
