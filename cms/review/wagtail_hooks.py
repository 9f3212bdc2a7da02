"""Connects reviews to the admin: addresses, menu, first page, forms of pages, history."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cms.review import action_menu, menu
from cms.review.admin_views.decision import ApproveManyView, DecideView
from cms.review.admin_views.lists import LISTS
from cms.review.admin_views.rules import RulesView
from cms.review.admin_views.rules_history import RulesHistoryView
from cms.review.panels import ReviewsPanel
from cms.review.rule_changes import ACTION as RULES_CHANGED

hooks.register("register_admin_menu_item", menu.reviews_item)
hooks.register("register_settings_menu_item", menu.rules_item)
hooks.register("construct_page_action_menu", action_menu.offer)

# Addresses of the lists below `reviews/`.
PATHS = {"review_inbox": "", "review_submitted": "submitted/", "review_waiting": "waiting/"}


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    lists = [
        address
        for view in LISTS
        for address in (
            path(f"reviews/{PATHS[view.index_url_name]}", view.as_view(), name=view.index_url_name),
            path(
                f"reviews/{PATHS[view.index_url_name]}results/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
        )
    ]
    return [
        *lists,
        path("reviews/approve/", ApproveManyView.as_view(), name="review_approve_many"),
        path("reviews/rules/", RulesView.as_view(), name="review_rules"),
        path("reviews/rules/<int:site_id>/", RulesView.as_view(), name="review_rules_of_site"),
        path("reviews/rules/history/", RulesHistoryView.as_view(), name="review_rules_history"),
        path("reviews/rules/<int:site_id>/history/", RulesHistoryView.as_view(), name="review_rules_history_of_site"),
        path("reviews/<int:pk>/", DecideView.as_view(), name="review_decide"),
    ]


@hooks.register("construct_homepage_panels")
def reviews_panel(request: Any, panels: list[Any]) -> None:
    panels.append(ReviewsPanel())


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("review/review.css"))


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    class Delegated(LogFormatter):
        label = gettext_lazy("Hand over a review")

        def format_message(self, log_entry: Any) -> str:
            return _("Review handed to %(person)s") % {"person": log_entry.data["to"]}

    actions.register_action("payvand.delegate_review")(Delegated)
    actions.register_action(
        RULES_CHANGED, gettext_lazy("Change the rules of review"), gettext_lazy("Rules of review changed")
    )
