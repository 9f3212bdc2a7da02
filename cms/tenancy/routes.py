"""The only code that writes Wagtail's `Site` rows, which route primary hostnames."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.tenancy.addresses import DEFAULT_PORTS
from cms.tenancy.models import Hostname, NetworkSite


def set_primary_hostname(site: NetworkSite, hostname: str) -> Hostname:
    """Make `hostname` the site's primary one; a former primary one redirects from now on.

    Raises IntegrityError if the hostname belongs to another site. `site.root_page` must be set.
    """
    hostname = hostname.lower()
    with transaction.atomic():
        site.hostnames.filter(is_primary=True).exclude(hostname=hostname).update(is_primary=False)
        row, _created = Hostname.objects.update_or_create(site=site, hostname=hostname, defaults={"is_primary": True})
        route = site.route or Site(root_page_id=site.root_page_id)
        route.hostname = hostname
        route.port = DEFAULT_PORTS[settings.PUBLIC_SCHEME]
        route.site_name = site.name_fa
        route.is_default_site = False
        route.save()
        site.route = route
        # Also where the route stays: what was made of the site's address is made anew.
        site.save(update_fields=["route", "updated_at"])
        return row


def remove_hostname(row: Hostname) -> None:
    """Let a second hostname lead nowhere. Raises ValidationError for the primary one."""
    if row.is_primary:
        raise ValidationError(_("This is the site's own name; make another one primary first."), code="primary")
    row.delete()


def add_hostname(site: NetworkSite, hostname: str) -> Hostname:
    """A second hostname, which redirects to the primary one. Raises ValidationError."""
    row = Hostname(site=site, hostname=hostname.lower())
    row.full_clean()
    row.save()
    return row
