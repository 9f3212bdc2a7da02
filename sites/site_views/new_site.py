"""Provisioning in the admin: the form, what it says while one types, and the page that tells what was made."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from cms.accounts.models import User
from cms.news.models import NewsIndexPage
from cms.pages.models import BasePage
from cms.tenancy.addresses import site_origin
from cms.tenancy.models import NetworkSite, Role, SiteStatus
from sites.check_site import SiteRefused
from sites.create_site import CreatedSite
from sites.site_views.new_site_form import NewSiteForm, while_typing

# Whoever sends the form twice sees the password again, for so long and until its owner has signed in.
SHOWN_AGAIN = timedelta(minutes=10)


class NewSiteView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model = NetworkSite
    permission_required = "add"
    form_class = NewSiteForm
    template_name = "network/new_site.html"
    page_title = gettext_lazy("New site")
    header_icon = "site"
    index_url_name = ""

    def get_breadcrumbs_items(self) -> list[Any]:
        sites = {"url": reverse(self.index_url_name), "label": _("Sites")}
        return [*self.breadcrumbs_items, sites, {"url": "", "label": _("New site")}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "action_url": self.request.path,
            "submit_button_label": _("Create the site"),
            "submit_button_active_label": _("Creating…"),
        }

    def form_valid(self, form: NewSiteForm) -> HttpResponse:
        try:
            created = form.create_site()
        except SiteRefused as refusal:
            form.add_reasons(refusal.reasons)
            return self.form_invalid(form)
        if created.is_new:
            log(instance=created.site, action="wagtail.create", user=self.request.user)
        return self.show_created(created, form.cleaned_data["password"])

    def form_invalid(self, form: NewSiteForm) -> HttpResponse:
        messages.validation_error(self.request, _("No site was created. Correct what is marked below."), form)
        return super().form_invalid(form)

    def show_created(self, created: CreatedSite, password: str) -> HttpResponse:
        site = created.site
        editor = created.editor or first_manager(site)
        is_fresh = timezone.now() - site.created_at < SHOWN_AGAIN
        is_shown = editor is not None and editor.last_login is None and is_fresh and editor.check_password(password)
        context = {
            "breadcrumbs_items": [*self.get_breadcrumbs_items()[:-1], {"url": "", "label": site.name}],
            "header_title": site.name,
            "header_icon": self.header_icon,
            "site": site,
            "origin": site_origin(site),
            "is_new": created.is_new,
            "is_live": site.status == SiteStatus.LIVE,
            "editor": editor,
            "password": password if is_shown else "",
            "steps": first_steps(site),
            "media": "",
        }
        response = render(self.request, "network/site_created.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response


def first_manager(site: NetworkSite) -> User | None:
    group = site.roles.filter(role=Role.SITE_MANAGER).values("group")
    return get_user_model().objects.filter(groups__in=group).order_by("pk").first()


def first_steps(site: NetworkSite) -> list[dict[str, str]]:
    """What a new site needs before citizens read it: a title, what to write there, and where."""
    pages = {page.slug: page.pk for page in BasePage.objects.filter(site=site, depth=3).only("slug")}
    news = NewsIndexPage.objects.filter(site=site).only("pk").first()
    edit = "wagtailadmin_pages:edit"
    steps = [
        (
            _("Contact card"),
            _("Address, phones, hours, place on the map"),
            reverse("wagtailsites:edit", args=[site.pk]),
        ),
    ]
    if "about" in pages:
        about = reverse(edit, args=[pages["about"]])
        steps.append((_("Introduction of the unit"), _("Who it is and what it is there for"), about))
    if "duties" in pages:
        steps.append((_("Duties"), _("What the unit does"), reverse(edit, args=[pages["duties"]])))
    if news is not None:
        add = reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])
        steps.append((_("First news"), _("So that the home page does not begin empty"), add))
    return [{"title": title, "text": text, "url": url} for title, text, url in steps]


def checks_of_new_site(request: HttpRequest) -> JsonResponse:
    """Errors, notes and suggestions for what stands in the form at the moment."""
    if not request.user.has_perm("tenancy.add_networksite"):
        raise PermissionDenied
    return JsonResponse(while_typing(request.GET.dict()))
