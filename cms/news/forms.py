"""The editing form of a news item."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class NewsPageForm(WagtailAdminPageForm):
    """Offers the categories of the page's own site only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "category" in self.fields:
            site_id = self.instance.site_id or (self.parent_page and self.parent_page.site_id)
            self.fields["category"].queryset = self.fields["category"].queryset.filter(site_id=site_id)
