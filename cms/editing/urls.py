"""Addresses below /admin/ that come before Wagtail's own: its views would show what other sites keep to themselves."""

from __future__ import annotations

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.access.tags import complete_tag
from cms.editing.network_reports import NetworkHistoryView, NetworkPageTypesView
from cms.editing.page_chooser import BrowseView, ChosenMultipleView, SearchView
from cms.editing.privacy import NoPrivacyView
from cms.editing.workflow_views import ChooseTaskResultsView, ChooseTaskView, ChosenTaskView, CreateTaskView

urlpatterns = [
    path("collections/<int:collection_id>/privacy/", NoPrivacyView.as_view()),
    *decorate_urlpatterns(
        [
            path("choose-page/", BrowseView.as_view()),
            path("choose-page/<int:parent_page_id>/", BrowseView.as_view()),
            path("choose-page/search/", SearchView.as_view()),
            path("choose-page/chosen-multiple/", ChosenMultipleView.as_view()),
            path("tag-autocomplete/", complete_tag),
            path("tag-autocomplete/<slug:app_name>/<slug:model_name>/", complete_tag),
            path("workflows/task_chooser/", ChooseTaskView.as_view()),
            path("workflows/task_chooser/results/", ChooseTaskResultsView.as_view()),
            path("workflows/task_chooser/create/", CreateTaskView.as_view()),
            path("workflows/task_chooser/<int:task_id>/", ChosenTaskView.as_view()),
            path("reports/site-history/", NetworkHistoryView.as_view()),
            path("reports/site-history/results/", NetworkHistoryView.as_view(results_only=True)),
            path("reports/page-types-usage/", NetworkPageTypesView.as_view()),
            path("reports/page-types-usage/results/", NetworkPageTypesView.as_view(results_only=True)),
        ],
        require_admin_access,
    ),
]
