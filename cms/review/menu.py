"""The item that leads to what waits, with its number."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem as LinkComponent

from cms.access.sites import works_for_the_network
from cms.review.admin_views.lists import awaited_in_view
from cms.text.digits import format_number

# After the site that is worked on, before content.
PLACE = 20


class ReviewsMenuItem(MenuItem):
    def render_component(self, request: Any) -> LinkComponent:
        count = awaited_in_view(request).count()
        number = format_number(count, get_language() or "")
        label = _("Reviews (%(number)s)") % {"number": number} if count else _("Reviews")
        return LinkComponent(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


class RulesMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return works_for_the_network(request.user)


def reviews_item() -> MenuItem:
    return ReviewsMenuItem(
        gettext_lazy("Reviews"), reverse("review_inbox"), name="reviews", icon_name="tasks", order=PLACE
    )


def rules_item() -> MenuItem:
    return RulesMenuItem(
        gettext_lazy("Rules of review"), reverse("review_rules"), name="review-rules", icon_name="tasks", order=650
    )
