"""A database without the sites that every test begins with."""

from django.contrib.auth.models import Group
from django.db.models import F

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteRole, SiteStatus
from sites.delete_site import delete_site


def remove_sites() -> None:
    """Leave a database as `migrate` leaves it: the demo builds where no network is."""
    for site in NetworkSite.objects.order_by(F("parent").desc(nulls_last=True)):
        site.status = SiteStatus.ARCHIVED
        site.save()
        delete_site(site)
    SiteRole.objects.all().delete()
    Group.objects.all().delete()
    User.objects.all().delete()
