"""By what lists of reviews are narrowed."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from cms.access.current_site import has_several_in_view, sites_in_view
from cms.review.models import ReviewStep, ReviewTaskState, page_types


def type_choices() -> list[tuple[int, str]]:
    models = list(page_types())
    types = ContentType.objects.get_for_models(*models)
    return [(types[model].pk, str(model.get_verbose_name())) for model in models]


class ReviewFilters(WagtailFilterSet):
    kind = ChoiceFilter(
        label=_("Type"), field_name="page__content_type", choices=type_choices, empty_label=_("All types")
    )
    step = ChoiceFilter(label=_("Step"), choices=ReviewStep.choices, empty_label=_("All steps"))
    site = ModelChoiceFilter(
        label=_("Site"), field_name="page__site", queryset=sites_in_view, empty_label=_("All sites")
    )

    class Meta:
        model = ReviewTaskState
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_several_in_view(self.request):
            del self.filters["site"]
