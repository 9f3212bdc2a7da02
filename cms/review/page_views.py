"""Wagtail's views of pages where they have to know the rules; `cms.editing.page_viewset` names them."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.views.pages.create import CreateView


class ReviewedCreateView(CreateView):
    """Whether a new page is published without a review goes by its own type."""

    @cached_property
    def action_name_and_method(self) -> Any:
        self.parent_page_perms.new_page_model = self.page_class
        return super().action_name_and_method
