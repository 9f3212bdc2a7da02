"""The admin's first page on an ordinary afternoon: begin something, go on with something, see what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, DateTimeField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.forms import Media
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import set_query_params
from wagtail.models import Revision
from wagtail.permissions import policy_registry

from cms.access.current_site import current_site, has_several_in_view, has_several_sites, sites_in_view
from cms.editing.listings import LISTINGS
from cms.editing.menu import works_on_pages
from cms.editing.states import PageState, with_state
from cms.media.models import SiteImage
from cms.pages.models import BasePage

ROWS = 5


def pages_in_view(request: Any) -> QuerySet[BasePage]:
    return BasePage.objects.filter(site__in=sites_in_view(request)).select_related("site", "content_type")


def listed_types() -> dict[Any, ContentType]:
    return ContentType.objects.get_for_models(*(listing.model for listing in LISTINGS))


@dataclass(frozen=True)
class Beginning:
    """A large button."""

    label: str | Promise
    url: str
    icon: str


class BeginPanel(Component):
    """The site that is worked on, and what is begun most often."""

    name = "begin"
    order = 10
    template_name = "editing/dashboard/begin.html"

    @property
    def media(self) -> Media:
        return Media(css={"all": ["editing/editing.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        assert parent_context is not None
        request = parent_context["request"]
        return {
            "site": current_site(request),
            "several": has_several_sites(request),
            "beginnings": list(self.beginnings(request)),
        }

    def beginnings(self, request: Any) -> Iterator[Beginning]:
        user, site = request.user, current_site(request)
        if policy_registry.get_by_type(BasePage).user_has_permission(user, "add"):
            for listing in LISTINGS[:2]:
                yield Beginning(listing.add_label, reverse(listing.get_url_name("choose_parent")), listing.icon)
        if policy_registry.get_by_type(SiteImage).user_has_permission(user, "add"):
            collection = {"collection_id": site.collection_id} if site else {}
            address = set_query_params(reverse("wagtailimages:add_multiple"), collection)
            yield Beginning(_("Upload a picture"), address, "upload")


class PagesPanel(Component):
    """A few pages, each with a moment: a subclass says which and by which of their values."""

    name: ClassVar[str]
    order: ClassVar[int]
    heading: ClassVar[str | Promise]
    empty: ClassVar[str | Promise]
    moment: ClassVar[str]
    template_name = "editing/dashboard/pages.html"

    def pages(self, request: Any) -> QuerySet[BasePage]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        assert parent_context is not None
        request = parent_context["request"]
        pages = list(self.pages(request)[:ROWS])
        return {
            "panel": self,
            "rows": [(page, getattr(page, self.moment)) for page in pages],
            "shows_sites": has_several_in_view(request),
            "may_edit": policy_registry.get_by_type(BasePage).user_has_any_permission(request.user, ["add", "change"]),
        }


class DraftsPanel(PagesPanel):
    name, order = "drafts", 20
    heading = _("Your drafts")
    empty = _("Nothing that you wrote waits to be published.")
    moment = "latest_revision_created_at"

    def pages(self, request: Any) -> QuerySet[BasePage]:
        mine = pages_in_view(request).filter(has_unpublished_changes=True, latest_revision__user=request.user)
        return mine.order_by(F("latest_revision_created_at").desc(nulls_last=True))


class ScheduledPanel(PagesPanel):
    name, order = "scheduled", 30
    heading = _("Published next")
    empty = _("Nothing is scheduled.")
    moment = "goes_live_at"

    def pages(self, request: Any) -> QuerySet[BasePage]:
        approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        of_page = approved.filter(object_id=Cast(OuterRef("pk"), output_field=CharField()))
        moments = of_page.order_by("approved_go_live_at").values("approved_go_live_at")[:1]
        pages = pages_in_view(request).annotate(goes_live_at=Subquery(moments, output_field=DateTimeField()))
        return pages.filter(goes_live_at__isnull=False).order_by("goes_live_at")


class PublishedPanel(PagesPanel):
    """Of the types that have lists; indexes and the like are published once."""

    name, order = "published", 40
    heading = _("Published last")
    empty = _("Nothing is published yet.")
    moment = "last_published_at"

    def pages(self, request: Any) -> QuerySet[BasePage]:
        published = pages_in_view(request).filter(live=True, last_published_at__isnull=False)
        return published.filter(content_type__in=listed_types().values()).order_by("-last_published_at")


class StatesPanel(Component):
    """How many pages of each type are in each state; each number leads to the list of just those."""

    name = "states"
    order = 50
    template_name = "editing/dashboard/states.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        assert parent_context is not None
        types = listed_types()
        pages = BasePage.objects.filter(
            site__in=sites_in_view(parent_context["request"]), content_type__in=types.values()
        )
        counted = with_state(pages).order_by().values_list("content_type", "editing_state").annotate(Count("pk"))
        counts = {(kind, state): count for kind, state, count in counted}
        return {
            "states": [state.label for state in PageState],
            "rows": [
                (
                    listing.menu_label,
                    [
                        (
                            counts.get((types[listing.model].pk, state.value), 0),
                            f"{reverse(listing.get_url_name('index'))}?state={state.value}",
                        )
                        for state in PageState
                    ],
                )
                for listing in LISTINGS
            ],
        }


def panels(request: Any) -> list[Component]:
    """What stands on the first page for this user. Whoever writes no pages sees what has been published."""
    if not works_on_pages(request.user):
        return [BeginPanel(), PublishedPanel()]
    states = [StatesPanel()] if has_several_in_view(request) else []
    return [BeginPanel(), DraftsPanel(), ScheduledPanel(), PublishedPanel(), *states]
