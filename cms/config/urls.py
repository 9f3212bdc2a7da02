"""Every address of the program. Wagtail's own serve view, `wagtail.urls` and its APIs are not here."""

from allauth.account.views import logout
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

handler404 = "cms.serving.errors.page_not_found"
handler500 = "cms.serving.errors.server_error"

urlpatterns = [
    path("admin/", include("cms.editing.urls")),
    path("admin/accounts/", include("sites.urls")),
    path("admin/accounts/", include("allauth.urls")),
    # Wagtail's own doors have no second factor.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/logout/", logout),
    re_path(r"^admin/password_reset/", RedirectView.as_view(url="/admin/accounts/password/reset/")),
    path("admin/", include(wagtailadmin_urls)),
    path("api/", include("cms.api.urls")),
    path("", include("search.urls")),
    path("", include("cms.serving.urls")),
]
