"""The hostnames of a site: one is its own, the others lead there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from cms.access.site_settings import NETWORK_PERMISSION
from cms.tenancy.addresses import origin
from cms.tenancy.models import Hostname, NetworkSite, SiteKind
from cms.tenancy.routes import add_hostname, remove_hostname, set_primary_hostname
from sites.check_site import hostname_reasons


class HostnameForm(forms.Form):
    hostname = forms.CharField(
        label=gettext_lazy("Another hostname"),
        max_length=253,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("It leads to the site's own hostname from the moment it is added."),
    )

    def clean_hostname(self) -> str:
        hostname: str = self.cleaned_data["hostname"].lower()
        if reasons := hostname_reasons(hostname):
            raise ValidationError([reason.text for reason in reasons])
        return hostname


@permission_required(NETWORK_PERMISSION)
def hostnames_of_site(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, and the form that adds one."""
    site = get_object_or_404(NetworkSite, pk=pk)
    form = HostnameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = add_hostname(site, form.cleaned_data["hostname"])
        _log(request, site, "added", row)
        messages.success(request, _("%(hostname)s leads to the site now.") % {"hostname": row.hostname})
        return redirect("network_site_hostnames", site.pk)
    rows = site.hostnames.order_by("-is_primary", "hostname")
    return render(request, "network/hostnames.html", {"site": site, "rows": rows, "form": form})


@permission_required(NETWORK_PERMISSION)
def make_hostname_primary(request: HttpRequest, pk: int, hostname_id: int) -> HttpResponse:
    site, row = _find(pk, hostname_id)
    if request.method == "POST":
        set_primary_hostname(site, row.hostname)
        _log(request, site, "primary", row)
        messages.success(request, _("The site answers at %(origin)s.") % {"origin": origin(row.hostname)})
        return redirect("network_site_hostnames", site.pk)
    carries_admin = site.kind == SiteKind.CENTRAL and not settings.ADMIN_HOST
    question = {
        "heading": _("Move “%(site)s” to %(hostname)s") % {"site": site, "hostname": row.hostname},
        "effect": _(
            "The site answers at %(new)s. Its former address and all links to it lead there; pages in which the "
            "address stands are made anew."
        )
        % {"new": origin(row.hostname)},
        "warning": _("The admin moves to this hostname too, and everybody signs in anew.") if carries_admin else "",
        "label": _("Make it the site's own"),
    }
    return _ask(request, site, question)


@permission_required(NETWORK_PERMISSION)
def remove_hostname_of_site(request: HttpRequest, pk: int, hostname_id: int) -> HttpResponse:
    site, row = _find(pk, hostname_id)
    if request.method == "POST":
        try:
            remove_hostname(row)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            _log(request, site, "removed", row)
            messages.success(request, _("%(hostname)s leads nowhere now.") % {"hostname": row.hostname})
        return redirect("network_site_hostnames", site.pk)
    question = {
        "heading": _("Remove %(hostname)s") % {"hostname": row.hostname},
        "effect": _("Links to %(hostname)s no longer lead to “%(site)s”. It can be added again.")
        % {"hostname": row.hostname, "site": site},
        "label": _("Remove"),
        "is_serious": True,
    }
    return _ask(request, site, question)


def _find(pk: int, hostname_id: int) -> tuple[NetworkSite, Hostname]:
    """The site and one of its hostnames. Raises Http404 for a hostname of another site."""
    site: NetworkSite = get_object_or_404(NetworkSite.objects.select_related("route"), pk=pk)
    return site, get_object_or_404(site.hostnames, pk=hostname_id)


def _ask(request: HttpRequest, site: NetworkSite, question: dict[str, Any]) -> HttpResponse:
    return render(request, "network/confirm_hostname.html", {"site": site, **question})


def _log(request: HttpRequest, site: NetworkSite, what: str, row: Hostname) -> None:
    log(
        instance=site,
        action="payvand.change_site_hostnames",
        user=request.user,
        data={"what": what, "hostname": row.hostname},
    )
