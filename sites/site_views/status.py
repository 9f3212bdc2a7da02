"""Taking a site from citizens, or giving it to them: asked first, with what it means; setting it live takes it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from cms.access.site_settings import NETWORK_PERMISSION
from cms.tenancy.models import NetworkSite, SiteStatus
from cms.text.digits import format_number
from sites.change_status import StatusRefused, change_status, page_count

HEADINGS = {
    SiteStatus.PREPARING: gettext_lazy("Take “%(site)s” back into preparation"),
    SiteStatus.LIVE: gettext_lazy("Set “%(site)s” live"),
    SiteStatus.SUSPENDED: gettext_lazy("Suspend “%(site)s”"),
    SiteStatus.ARCHIVED: gettext_lazy("Archive “%(site)s”"),
}
EFFECTS = {
    SiteStatus.PREPARING: gettext_lazy("Its addresses answer as if there were nothing; editors go on working."),
    SiteStatus.LIVE: gettext_lazy("Apps and search engines learn of it too."),
    SiteStatus.SUSPENDED: gettext_lazy("Every address of the site shows the notice below until it is set live again."),
    SiteStatus.ARCHIVED: gettext_lazy("Its addresses say that the site is closed for good. Nothing of it is deleted."),
}
DONE = {
    SiteStatus.PREPARING: gettext_lazy("“%(site)s” is in preparation; citizens do not see it."),
    SiteStatus.LIVE: gettext_lazy("“%(site)s” is live; citizens read it."),
    SiteStatus.SUSPENDED: gettext_lazy("“%(site)s” is suspended; citizens read its notice."),
    SiteStatus.ARCHIVED: gettext_lazy("“%(site)s” is archived; citizens read that it is closed."),
}
LABELS = {
    SiteStatus.PREPARING: gettext_lazy("Take back into preparation"),
    SiteStatus.LIVE: gettext_lazy("Set live"),
    SiteStatus.SUSPENDED: gettext_lazy("Suspend"),
    SiteStatus.ARCHIVED: gettext_lazy("Archive"),
}


class NoticeForm(forms.Form):
    """What citizens read on a suspended site, by language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            self.fields[code] = forms.CharField(
                label=_("Notice for citizens (%(language)s)") % {"language": name},
                required=False,
                widget=forms.Textarea({"rows": 3, "lang": code, "dir": "auto"}),
            )


@permission_required(NETWORK_PERMISSION)
def change_site_status(request: HttpRequest, pk: int, status: str) -> HttpResponse:
    site = get_object_or_404(NetworkSite, pk=pk)
    if status not in SiteStatus.values:
        raise Http404
    wanted = SiteStatus(status)
    asks_notice = wanted == SiteStatus.SUSPENDED
    initial = {code: getattr(site, f"notice_{code}") for code, _name in settings.LANGUAGES}
    data = request.POST if request.method == "POST" else None
    form = NoticeForm(data, initial=initial) if asks_notice else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _change(request, site, wanted, form.cleaned_data if form else {})
    named = {"site": site}
    context = {
        "site": site,
        "form": form,
        "heading": HEADINGS[wanted] % named,
        "pages": _pages(site, wanted),
        "effect": EFFECTS[wanted],
        "label": LABELS[wanted],
        "is_serious": wanted != SiteStatus.LIVE,
    }
    return render(request, "network/confirm_status.html", context)


def _change(request: HttpRequest, site: NetworkSite, wanted: SiteStatus, notices: dict[str, str]) -> HttpResponse:
    former = SiteStatus(site.status)
    try:
        change_status(site, wanted, user=request.user, notices=notices)
    except StatusRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailsites:edit", site.pk)
    undo = messages.button(reverse("network_site_status", args=[site.pk, former]), _("Undo"))
    messages.success(request, DONE[wanted] % {"site": site}, buttons=[undo] if former != wanted else [])
    return redirect("wagtailsites:edit", site.pk)


def _pages(site: NetworkSite, wanted: SiteStatus) -> str:
    """The effect in numbers; empty where citizens see as much as before."""
    is_shown, count = site.status == SiteStatus.LIVE, page_count(site)
    shown = {"count": format_number(count, get_language() or settings.LANGUAGE_CODE)}
    if wanted == SiteStatus.LIVE:
        text = ngettext("Citizens will see %(count)s page.", "Citizens will see %(count)s pages.", count)
    else:
        text = ngettext(
            "Citizens will no longer see %(count)s page.", "Citizens will no longer see %(count)s pages.", count
        )
    return text % shown if is_shown != (wanted == SiteStatus.LIVE) else ""
