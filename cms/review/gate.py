"""Who may publish without a review, by the rule of the page's site and type."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Workflow

from cms.pages.models import BasePage
from cms.review.models import ReviewMode, ReviewRule
from cms.review.models.steps import workflow_for
from cms.tenancy.models import Role, SiteRole


def manages_the_network(user: Any) -> bool:
    return bool(user.is_superuser or SiteRole.objects.filter(role=Role.NETWORK_MANAGER, group__user=user.pk).exists())


class Gate:
    """What `cms.pages.reviewing` asks."""

    def get_workflow(self, page: BasePage) -> Workflow:
        return workflow_for(ReviewRule.objects.of_page(page).mode)

    def user_can_publish_unreviewed(self, user: Any, page: BasePage) -> bool:
        return ReviewRule.objects.of_page(page).mode == ReviewMode.DIRECT or manages_the_network(user)

    def user_can_publish_below_unreviewed(self, user: Any, parent: BasePage, model: type[BasePage] | None) -> bool:
        site = BasePage.objects.values_list("site", flat=True).get(pk=parent.pk)
        if model is None:
            is_reviewed = ReviewRule.objects.asks_for_review_on(site)
        else:
            kind = ContentType.objects.get_for_model(model)
            is_reviewed = ReviewRule.objects.of_type(site, kind).mode != ReviewMode.DIRECT
        return not is_reviewed or manages_the_network(user)
