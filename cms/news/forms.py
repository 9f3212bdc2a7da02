"""The form of a news item: tags that are typed, related items of the whole network."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.utils import edit_string_for_tags, parse_tags
from wagtail.admin.widgets import AdminTagWidget

from cms.news.models.kinds import NewsKind
from cms.news.models.words import LONGEST_NAME, NewsTag, tags_named
from cms.pages.forms import PageForm


class TagsWidget(AdminTagWidget):
    """Wagtail's field for tags, completing with those of one site."""

    site_id: int = 0

    def format_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else edit_string_for_tags(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-w-tag-url-value": reverse("news_tags", args=[self.site_id]),
            "data-w-tag-options-value": json.dumps({"allowSpaces": True, "autocompleteOnly": False}),
        }
        return context


class TagsField(forms.CharField):
    """Names with commas between them; cleaned, the tags of one site, those that it does not have yet unsaved."""

    widget = TagsWidget
    site_id: int = 0

    def clean(self, value: Any) -> list[NewsTag]:  # type: ignore[override]
        names = parse_tags((super().clean(value) or "").replace("،", ","))
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(_("A tag has %(count)d characters at most.") % {"count": LONGEST_NAME})
        return tags_named(names, self.site_id)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(edit_string_for_tags(initial or []), data)


class NewsPageForm(PageForm):
    network_fields: ClassVar[frozenset[str]] = frozenset({"item"})

    tags = TagsField(
        label=_("Tags"),
        required=False,
        help_text=_("Citizens find other news with the same tag. Choose one of this site’s, or type a new one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("tags")
        if isinstance(field, TagsField):
            field.site_id = field.widget.site_id = self.site_id or 0

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("kind") == NewsKind.RESPONSE and not cleaned.get("media_name"):
            self.add_error("media_name", _("Say which medium this responds to."))
        return cleaned
