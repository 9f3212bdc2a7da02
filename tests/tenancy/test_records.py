"""The record of a site, its hostnames and roles: what the database does not let in."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.models import Site

from cms.pages.models import BasePage
from cms.tenancy.models import Hostname, NetworkSite, SiteRole, validate_hostname
from cms.tenancy.routes import add_hostname, set_primary_hostname
from tests.factories.world import site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "hostname", ["a", "first.test", "d-7.city.example", "xn--mgba3a4f16a.ir", "7.test", "x" * 63, "localhost"]
)
def test_a_hostname(hostname: str) -> None:
    validate_hostname(hostname)


@pytest.mark.parametrize(
    "hostname",
    ["", "A.test", "a_b", "a..b", "-a", "a-", "a.", "a:80", "a/b", "منطقه.test", "a\n", "x" * 64, "a." * 130 + "a"],
)
def test_what_is_no_hostname(hostname: str) -> None:
    with pytest.raises(ValidationError):
        validate_hostname(hostname)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "central", "code": "x"},
        {"kind": "district", "number": 1, "code": "x"},
        {"kind": "district", "code": "first"},
        {"kind": "district", "code": "x", "hue": 360},
    ],
    ids=str,
)
def test_a_record_that_does_not_fit_is_not_stored(values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        NetworkSite.objects.create(name_fa="x", short_name_fa="x", **values)


def test_a_site_does_not_belong_to_itself() -> None:
    record = site("first")
    with pytest.raises(IntegrityError), transaction.atomic():
        NetworkSite.objects.filter(pk=record.pk).update(parent=record)


def test_two_sites_without_a_number_are_two_sites() -> None:
    for code in ("x", "y"):
        NetworkSite.objects.create(name_fa=code, short_name_fa=code, kind="district", code=code)
    assert NetworkSite.objects.filter(kind="district", number=None).count() == 2


def test_a_site_begins_in_preparation_and_in_three_languages() -> None:
    record = NetworkSite()
    assert (record.status, record.published_languages) == ("preparing", ["fa", "en", "ar"])


# Hostnames ---------------------------------------------------------------------------------------------------------


def test_a_hostname_belongs_to_one_site_whatever_its_case() -> None:
    for name in ("second.test", "SECOND.test"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hostname.objects.create(site=site("first"), hostname=name)


def test_a_site_has_one_primary_hostname() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Hostname.objects.create(site=site("first"), hostname="other.test", is_primary=True)


def hostnames(code: str = "first") -> dict[str, bool]:
    return dict(site(code).hostnames.values_list("hostname", "is_primary"))


def test_a_second_hostname_is_added() -> None:
    add_hostname(site("first"), "Old.Test")
    assert hostnames() == {"first.test": True, "old.test": False}


@pytest.mark.parametrize("hostname", ["second.test", "first.test", "a_b", "", "x" * 300])
def test_a_second_hostname_that_does_not_fit_is_refused(hostname: str) -> None:
    with pytest.raises(ValidationError):
        add_hostname(site("first"), hostname)
    assert hostnames() == {"first.test": True}


def test_the_primary_hostname_changes_with_the_route() -> None:
    record = site("first")
    set_primary_hostname(record, "New.test")
    assert hostnames() == {"first.test": False, "new.test": True}
    assert site("first").route.hostname == "new.test"
    assert Site.objects.filter(hostname="first.test").count() == 0
    set_primary_hostname(site("first"), "first.test")
    assert hostnames() == {"first.test": True, "new.test": False}


def test_a_new_primary_hostname_renews_the_record() -> None:
    before = site("first").updated_at
    set_primary_hostname(site("first"), "new.test")
    assert site("first").updated_at > before


def test_another_sites_hostname_does_not_become_primary() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        set_primary_hostname(site("first"), "second.test")
    assert (hostnames(), hostnames("second")) == ({"first.test": True}, {"second.test": True})


# Roles, roots, routes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "role"), [("first", "overseer"), (None, "editor"), ("first", "nobody")])
def test_a_role_fits_its_scope(code: str | None, role: str) -> None:
    group = Group.objects.create(name="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteRole.objects.create(site=code and site(code), role=role, group=group)


@pytest.mark.parametrize("code", ["first", None])
def test_a_role_has_one_group(code: str | None) -> None:
    role = SiteRole.objects.filter(site__code=code).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteRole.objects.create(site=role.site, role=role.role, group=Group.objects.create(name="x"))


def test_what_a_record_stands_on_is_protected() -> None:
    record = site("first")
    for thing in (
        BasePage.objects.get(pk=record.root_page_id),
        record.route,
        record.collection,
        record.roles.first().group,
    ):
        with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
            thing.delete()
    assert NetworkSite.objects.filter(code="first").count() == 1


def test_no_route_is_the_default_one() -> None:
    assert list(Site.objects.values_list("is_default_site", flat=True)) == [False, False, False]
