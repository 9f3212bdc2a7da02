from django.urls import path, re_path

from cms.serving import files, patterns, sitemaps, views
from cms.serving.feeds.views import feed
from cms.serving.page_pictures.views import page_picture_file

# The language stands before what citizens read; the middleware has read it already.
LANGUAGE = r"^(?:(?:en|ar)/)?"

urlpatterns = [
    path("media/images/<path:path>", files.rendition_file),
    path("documents/<uuid:uid>/<str:name>", files.document_file),
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemaps.index),
    path("sitemaps/news.xml", sitemaps.news),
    re_path(r"^sitemaps/(?P<number>[1-9][0-9]{0,5})\.xml$", sitemaps.pages),
    path("og/<uuid:uid>/<str:language>/<slug:digest>.png", page_picture_file),
    re_path(LANGUAGE + r"(?P<section>(?:[^/]+/)*)feed\.(?P<form>atom|json)$", feed),
    re_path(LANGUAGE + r"n/(?P<number>[0-9]{1,10})/?$", views.short_address),
    re_path(LANGUAGE + r"s/(?P<code>[a-z][a-z0-9-]*)/(?P<path>.*)$", views.site_address),
    re_path(r".*/card\.vcf$", views.post_card),
    path("patterns/", patterns.patterns),
    path("patterns/<slug:name>/", patterns.patterns),
    path("favicon.svg", views.favicon),
    path("favicon.ico", views.favicon),
    re_path(r"", views.page),
]
