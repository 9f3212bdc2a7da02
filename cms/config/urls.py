"""Every address of the program. Wagtail's own serve view, `wagtail.urls` and its APIs are not here."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

handler404 = "cms.serving.errors.page_not_found"
handler500 = "cms.serving.errors.server_error"

urlpatterns = [
    path("admin/", include("cms.editing.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("api/", include("cms.api.urls")),
    path("", include("search.urls")),
    path("", include("cms.serving.urls")),
]
