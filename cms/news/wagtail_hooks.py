"""Connects categories, tags and their completion to the admin."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.access.views import SiteScopedViewSet
from cms.news.admin_views import tags
from cms.news.models import NewsCategory, NewsTag


class NewsCategoryViewSet(SiteScopedViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("News categories")
    menu_hook = "register_news_words_menu_item"
    menu_order = 10
    list_display = ["name", "site"]


class NewsTagViewSet(SiteScopedViewSet):
    model = NewsTag
    icon = "tag"
    menu_label = _("News tags")
    menu_hook = "register_news_words_menu_item"
    menu_order = 20
    list_display = ["name", "site"]
    search_fields = ["name_fa", "name_en", "name_ar"]


register_snippet(NewsCategoryViewSet)
register_snippet(NewsTagViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("news/tags/<int:site_id>/", tags, name="news_tags")]
