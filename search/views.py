"""The page of results: of one site, and on the central office's host of the whole network."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cms.serving.hosts import SiteRequest, site_of
from cms.serving.presentation import frame
from cms.serving.reading_only import reading_only
from cms.serving.redirects import redirect_to
from cms.tenancy.addresses import localized_path, split_language
from search.querying import query
from search.results_page import PATH, Asked


@reading_only
def search(request: SiteRequest) -> HttpResponse:
    site = site_of(request)
    language, path = split_language(request.path_info)
    if language not in site.published_languages:
        return redirect_to(request, PATH, permanent=False)
    if path != PATH:
        return redirect_to(request, localized_path(PATH, language))
    asked = Asked(request.GET.dict(), site, language)
    context = {**frame(site, request.host.central, language, PATH), "search": asked.answered(query(asked.question))}
    return render(request, "pages/search.html", context)
