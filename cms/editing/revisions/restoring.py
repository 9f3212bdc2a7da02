"""Bring one language of a page back to what it was, as a new draft."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.utils.timestamps import ensure_utc

from cms.editing.revisions.content import Content, with_language_of
from cms.pages.models import BasePage

ACTION = "payvand.restore_language"


def latest_content(page: BasePage) -> Content:
    """What editors have saved last, draft or not."""
    revision = page.get_latest_revision()
    content: Content = revision.content if revision else page.serializable_data()
    return content


def latest_page(page: BasePage) -> BasePage:
    """The page as editors have saved it last."""
    return page.with_content_json(dict(latest_content(page)))


def restored_page(page: BasePage, revision: Revision, language: str) -> BasePage:
    """The latest text of `page` with one language as in `revision`; nothing is saved."""
    return page.with_content_json(with_language_of(latest_content(page), revision.content, language))


def restore_language(page: BasePage, revision: Revision, language: str, user: Any) -> Revision:
    """Save `restored_page` as a new draft and write it into the page's log; every former revision stays.

    Raises ValidationError where the result breaks a rule of the page.
    """
    with transaction.atomic():
        # Two at once would each build on the same latest revision, and the second undo the first.
        BasePage.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
        restored: Revision = restored_page(page, revision, language).save_revision(user=user)
        log(
            instance=page,
            action=ACTION,
            user=user,
            revision=restored,
            content_changed=True,
            data={
                "language": language,
                "revision": {"id": revision.pk, "created": ensure_utc(revision.created_at).isoformat()},
            },
        )
    return restored
