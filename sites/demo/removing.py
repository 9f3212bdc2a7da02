"""Remove the demo network: its sites with everything of theirs, its roles and logins, and what was logged."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteRole, SiteStatus
from sites.delete_site import delete_site
from sites.demo.build import AnotherNetworkError
from sites.demo.content import site_records
from sites.demo.logins import PEOPLE, manager_username
from sites.demo.pending_tasks import delete_files_now
from sites.models import MembershipEvent


def demo_sites() -> list[NetworkSite]:
    """The sites to remove, those that others belong to last. Raises AnotherNetworkError where one is not the demo's."""
    known = {(record["code"], record["hostname"]) for record in site_records()}
    sites = list(NetworkSite.objects.select_related("route").order_by(F("parent").desc(nulls_last=True), "pk"))
    for site in sites:
        if (site.code, site.route.hostname if site.route else "") not in known:
            raise AnotherNetworkError(
                _("The site “%(site)s” is not the demo's; nothing has been removed.") % {"site": site.name_fa}
            )
    return sites


def remove_network() -> None:
    """Leave the database as `migrate` leaves it, and no file of what was deleted. Not for use in a transaction.

    Raises AnotherNetworkError.
    """
    with transaction.atomic():
        for site in demo_sites():
            # Readers of changes learn of an archived site; nothing else may be deleted.
            site.status = SiteStatus.ARCHIVED
            site.save()
            delete_site(site)
        groups = list(SiteRole.objects.filter(site=None).values_list("group", flat=True))
        # The record of a role protects its group.
        SiteRole.objects.filter(site=None).delete()
        Group.objects.filter(pk__in=groups).delete()
        usernames = [person.username for person in PEOPLE]
        usernames += [manager_username(record["code"]) for record in site_records()]
        User.objects.filter(username__in=usernames).delete()
        # No other network is here, so they speak of what is gone.
        PageLogEntry.objects.all().delete()
        ModelLogEntry.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {MembershipEvent._meta.db_table}")
    delete_files_now()
