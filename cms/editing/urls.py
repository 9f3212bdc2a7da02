"""Addresses below /admin/ that come before Wagtail's own."""

from django.urls import path

from cms.editing.privacy import NoPrivacyView

urlpatterns = [path("collections/<int:collection_id>/privacy/", NoPrivacyView.as_view())]
