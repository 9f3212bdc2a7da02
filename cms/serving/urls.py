from django.urls import path, re_path

from cms.serving import views

# The language stands before what citizens read; the middleware has read it already.
LANGUAGE = r"^(?:(?:en|ar)/)?"

urlpatterns = [
    path("media/images/<path:path>", views.rendition_file),
    path("documents/<uuid:uid>/<str:name>", views.document_file),
    re_path(
        LANGUAGE + r"n/(?P<number>[0-9]{1,10})/?$", lambda request, number: views.short_address(request, int(number))
    ),
    re_path(LANGUAGE + r"s/(?P<code>[a-z][a-z0-9-]*)/(?P<path>.*)$", views.site_address),
    re_path(r"", views.page),
]
