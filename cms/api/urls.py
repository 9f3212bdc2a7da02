"""Everything below /api/: version 1, and problems instead of pages for what is not there."""

from django.urls import path, re_path

from cms.api.answers import answered, unknown_path
from cms.api.api import api

urlpatterns = [
    path("v1/", api.urls),
    re_path("", answered(unknown_path)),
]
