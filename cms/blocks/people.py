"""Posts that editors choose, each with whoever holds it today."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.cards import HasPostCard, PostCard
from cms.blocks.context import BodyContext
from cms.blocks.groups import WAYS


class PeopleBlockValue(Schema):
    title: str
    posts: list[PostCard] = Field(description="In the editor's order; posts that are not public are left out")


class PeopleBlockBody(BlockBody):
    type: Literal["people"]
    value: PeopleBlockValue


class PeopleBlock(ReleasedStructBlock):
    body_schema = PeopleBlockBody

    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=200, help_text=_("Stands above it. Empty: no title.")
    )
    posts = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="people.PostPage", label=_("Post")), label=_("Posts"), min_num=1, max_num=24
    )

    class Meta:
        icon = "group"
        label = _("People")
        group = WAYS
        description = _("Cards of posts. When a post changes hands, the card follows by itself.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {"title": value["title"], "posts": _cards([post for post in value["posts"] if post], context)}


def _cards(posts: list[Any], context: BodyContext) -> list[PostCard]:
    if not posts:
        return []
    first: HasPostCard = posts[0]
    prefetch_related_objects(posts, "site", *first.card_lookups)
    return [post.get_card(context) for post in posts if context.public_url(post)]
