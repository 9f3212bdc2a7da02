from django.urls import path, re_path

from cms.serving import files, patterns, views

# The language stands before what citizens read; the middleware has read it already.
LANGUAGE = r"^(?:(?:en|ar)/)?"

urlpatterns = [
    path("media/images/<path:path>", files.rendition_file),
    path("documents/<uuid:uid>/<str:name>", files.document_file),
    re_path(LANGUAGE + r"n/(?P<number>[0-9]{1,10})/?$", views.short_address),
    re_path(LANGUAGE + r"s/(?P<code>[a-z][a-z0-9-]*)/(?P<path>.*)$", views.site_address),
    re_path(r".*/card\.vcf$", views.post_card),
    path("patterns/", patterns.patterns),
    path("patterns/<slug:name>/", patterns.patterns),
    path("favicon.svg", views.favicon),
    path("favicon.ico", views.favicon),
    re_path(r"", views.page),
]
