"""Sections that list released items: what they hold is by which criteria, never the items."""

from __future__ import annotations

from typing import Any, Literal, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail import blocks

from cms.blocks.context import BodyContext
from cms.home.sections.base import Section, SectionBody, Titled, own_title


class Scope(models.TextChoices):
    SITE = "site", _("this site")
    NETWORK = "network", _("the whole network")


class Criteria(Titled):
    scope: Literal["site", "network"] = Field(description="Whose items: of this site, or of all live sites")
    count: int = Field(description="How many at most")


class ListSectionBody(SectionBody):
    value: Criteria

    @classmethod
    def usual(cls, type_name: str, scope: Scope) -> Self:
        criteria = {"scope": scope.value, "count": USUAL_COUNTS[type_name]}
        return cls.model_validate({"id": type_name, "type": type_name, "value": criteria})


class NewsSectionBody(ListSectionBody):
    type: Literal["news"]


class PhotoReportsSectionBody(ListSectionBody):
    type: Literal["photo_reports"]


class NoticesSectionBody(ListSectionBody):
    type: Literal["notices"]


USUAL_COUNTS = {"news": 8, "photo_reports": 3, "notices": 4}


def _scope() -> blocks.Block:
    return blocks.ChoiceBlock(
        choices=Scope.choices,
        default=Scope.SITE,
        label=_("Items of"),
        help_text=_("The whole network: of all live sites, each item with the name of its site."),
    )


def _count(type_name: str, most: int) -> blocks.Block:
    return blocks.IntegerBlock(
        min_value=1, max_value=most, default=USUAL_COUNTS[type_name], label=_("How many at most")
    )


class ListSection(Section):
    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {
            **super().get_value_body(value, context),
            "scope": value["scope"],
            "count": value["count"] or USUAL_COUNTS[self.name],
        }


class NewsSection(ListSection):
    body_schema = NewsSectionBody

    title = own_title()
    scope = _scope()
    count = _count("news", 20)

    class Meta:
        icon = "doc-full"
        label = _("News")
        help_text = _("The latest items. Notices are left to their own section where the page has one.")


class PhotoReportsSection(ListSection):
    body_schema = PhotoReportsSectionBody

    title = own_title()
    scope = _scope()
    count = _count("photo_reports", 9)

    class Meta:
        icon = "image"
        label = _("Photo reports, films and sound")
        help_text = _("The latest of the galleries. Without any, citizens do not see the section.")


class NoticesSection(ListSection):
    body_schema = NoticesSectionBody

    title = own_title()
    scope = _scope()
    count = _count("notices", 12)

    class Meta:
        icon = "warning"
        label = _("Notices")
        help_text = _("News of the kind “notice” whose time is not over. Without any, citizens do not see the section.")
