"""The newest items of the site, found when the page is read: the body says which ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal
from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import WAYS
from cms.tenancy.models import SiteKind

ITEMS = "/api/v1/items"
MOST_ITEMS = 12

_kinds: dict[str, Any] = {}


def register_news_kinds(choices: Iterable[tuple[str, Any]]) -> None:
    """The kinds of news, as (value, label): their model stands above the blocks."""
    _kinds.update(choices)


def news_kinds() -> list[tuple[str, Any]]:
    return list(_kinds.items())


class NewsListValue(Schema):
    title: str
    kind: str = Field(description="As `summary.kind` of the items; empty: all kinds")
    kind_label: str = Field(description="The kind in the language of the body")
    category: str = Field(description="As `summary.category` of the items; empty: all categories")
    limit: int = Field(description="How many of the newest")
    api_path: str = Field(description="The newest items of this site in this language, to be narrowed by the above")


class NewsListBody(BlockBody):
    type: Literal["news_list"]
    value: NewsListValue


class NewsListBlock(ReleasedStructBlock):
    body_schema = NewsListBody

    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=200, help_text=_("Stands above it. Empty: no title.")
    )
    kind = blocks.ChoiceBlock(label=_("Kind"), required=False, choices=news_kinds, help_text=_("Empty: all kinds."))
    category = SnippetChooserBlock(
        "news.NewsCategory", label=_("Category"), required=False, help_text=_("Empty: all categories.")
    )
    limit = blocks.IntegerBlock(label=_("How many"), default=5, min_value=1, max_value=MOST_ITEMS)

    class Meta:
        icon = "list-ul"
        label = _("Newest news")
        group = WAYS
        description = _("The newest items of this site. The list renews itself whenever something is published.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        kind, category = value["kind"] or "", value["category"]
        with translation.override(context.language):
            kind_label = str(_kinds.get(kind, ""))
        name = ""
        # What the central office offers stays where it was chosen, also when the offer is taken back.
        if category is not None and (category.site_id == context.site_id or category.site.kind == SiteKind.CENTRAL):
            context.refer("category", category.pk)
            name = getattr(category, f"name_{context.language}") or getattr(category, f"name_{settings.LANGUAGE_CODE}")
        code = context.site.code if context.site else ""
        query = urlencode({"site": code, "type": "news", "locale": context.language, "limit": value["limit"] or 5})
        return {
            "title": value["title"],
            "kind": kind,
            "kind_label": kind_label,
            "category": name,
            "limit": value["limit"] or 5,
            "api_path": f"{ITEMS}?{query}",
        }
