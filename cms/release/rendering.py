"""From a page to the content of its document in one language. Writes nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from cms.blocks.context import BodyContext
from cms.pages.models import BasePage
from cms.text.folding import fold_path
from cms.text.months import month_of
from cms.text.sorting import sort_key

SITE_ROOT_STEPS = 8  # characters of treebeard's path that stand for the tree's root and the site's root


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page stands on its site."""

    path: str
    folded_path: str
    depth: int
    position: str

    @classmethod
    def of(cls, page: BasePage) -> Address:
        path = page.site_path
        return cls(path, fold_path(path), path.count("/") - 1, page.path[SITE_ROOT_STEPS:])


@dataclass(frozen=True, slots=True)
class Rendered:
    """The content columns of a released document."""

    type: str
    title: str
    sort_key: str
    in_menu: bool
    summary: dict[str, Any]
    body: dict[str, Any]
    tags: list[str]
    facets: list[str]
    published_at: datetime

    @property
    def hash(self) -> str:
        # The same moment in another time zone is no difference.
        moment = self.published_at.astimezone(UTC)
        content = [self.type, self.title, self.in_menu, self.summary, self.body, self.facets, moment]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
        return hashlib.sha256(text.encode()).hexdigest()


def render(page: BasePage, language: str) -> Rendered:
    """The content of `page` in `language`, which may be unsaved (preview) or taken from a revision."""
    context = BodyContext(language, page.site_id)
    body = page.get_body(context)
    title = page.translated("title", language) or page.title_fa
    body = body.model_copy(
        update={
            "seo_title": page.translated("seo_title", language) or "",
            "description": page.translated("search_description", language) or "",
        }
    )
    published_at = page.get_published_at() or timezone.now()
    return Rendered(
        type=page.body_type,
        title=title,
        sort_key=sort_key(title, language),
        in_menu=page.show_in_menus,
        summary=body.summary().model_dump(mode="json"),
        body=body.model_dump(mode="json"),
        tags=sorted(context.references),
        facets=[*body.facets(), f"month:{month_of(published_at, language)}"],
        published_at=published_at,
    )
