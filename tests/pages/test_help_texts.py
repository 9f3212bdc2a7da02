"""Every field of a page's form says what citizens see of it, unless its label does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from cms.blocks.in_languages import InLanguagesBlock
from cms.pages.models import BasePage

# Their labels say it, or the panel in which they stand does.
EVIDENT = {
    *("title", "date", "email", "person", "show_in_menus", "seo_title", "search_description"),
    *("go_live_at", "expire_at"),
    *("media_title", "media_date", "media_url", "captions_fa", "captions_en", "captions_ar", "name", "image", "item"),
    *("text", "items", "pictures", "posts", "document", "post", "goal", "part", "limit", "count", "label", "reason"),
    *("address", "phone", "page", "entries", "figures", "place", "body", "work", "responsible", "extension", "opening"),
    *("cancelled", "first", "second", "picture"),
}
OWN_PAGES = [model for model in get_page_models() if issubclass(model, BasePage) and model is not BasePage]


def unexplained(block: blocks.Block, name: str, path: str) -> Iterator[str]:
    """The parts of a block that say nothing, neither by themselves nor by the block around them."""
    says = getattr(block.meta, "help_text", "") or getattr(getattr(block, "field", None), "help_text", "")
    if isinstance(block, InLanguagesBlock):
        children: dict[str, Any] = {}
    elif isinstance(block, (blocks.StreamBlock, blocks.StructBlock)):
        children = dict(block.child_blocks)
    elif isinstance(block, blocks.ListBlock):
        children = {name: block.child_block}
    else:
        children = {}
    if not children and not says and name not in EVIDENT and not getattr(block.meta, "admin_text", ""):
        yield path
    for child_name, child in children.items():
        yield from unexplained(child, child_name, f"{path}.{child_name}")


@pytest.mark.parametrize("model", OWN_PAGES, ids=lambda model: model.__name__)
def test_fields_say_what_citizens_see(model: type[BasePage]) -> None:
    silent = []
    form = model.get_edit_handler().get_form_class()
    rows = {name: formset.form for name, formset in form.formsets.items() if name != "comments"}
    for fields in (form.base_fields, *(row.base_fields for row in rows.values())):
        for name, field in fields.items():
            plain = name.removesuffix("_fa").removesuffix("_en").removesuffix("_ar")
            if not field.help_text and not {name, plain} & {*EVIDENT, "comment_notifications", "id", "ORDER", "DELETE"}:
                silent.append(name)
    for column in model._meta.concrete_fields:
        if isinstance(column, StreamField) and not hasattr(column, "translated_field"):
            silent += unexplained(column.stream_block, column.name, column.name)
    assert silent == []
