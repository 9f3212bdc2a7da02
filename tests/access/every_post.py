"""Every state-changing request of the admin, sent with what belongs to a site; and what stands in the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from tests.access.every_view import Belongings, View, addresses
from tests.factories.media import png
from tests.news.form import news_form

# What signing in and looking around writes of the visitor alone.
OF_THE_VISITOR = ("django_session", "shared_cache", "usersessions_usersession", "wagtailadmin_editingsession")


class Undone:
    """What one request writes in the database, taken back when it has been looked at.

    Adding up every table takes long; where no row was written nothing can have changed.
    """

    def __init__(self, before: dict[str, str]) -> None:
        self.before = before
        self.written = writings()

    @property
    def is_written(self) -> bool:
        return writings() != self.written

    def changed(self) -> list[str]:
        """The tables that hold something else than before."""
        after = fingerprint() if self.is_written else self.before
        return sorted(name for name in after if after[name] != self.before.get(name))


@contextmanager
def undone(before: dict[str, str] | None = None) -> Iterator[Undone]:
    with transaction.atomic():
        yield Undone(before or {})
        transaction.set_rollback(True)


def fingerprint() -> dict[str, str]:
    """What every table holds; of the visitor's own traces nothing."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name not in OF_THE_VISITOR]
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{name}', coalesce(md5(string_agg(r::text, '' ORDER BY r::text)), '') FROM {name} r"
                for name in names
            )
        )
        return dict(cursor.fetchall())


def writings() -> int:
    """Rows written so far in this transaction, also those taken back; of the visitor's own traces none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables"
            " WHERE relname <> ALL(%s)",
            [list(OF_THE_VISITOR)],
        )
        return int(cursor.fetchone()[0])


def posts(view: View, own: Belongings) -> Iterator[tuple[str, dict[str, Any]]]:
    """Addresses and what is sent to them. Raises KeyError for a parameter that nobody explained."""
    data = _values(view, own)
    if view.name == "wagtailadmin_api:pages:action":
        for action in PagesAdminAPIViewSet.actions:
            yield reverse(view.name, args=[own.page.pk, action]), dict(data)
    else:
        for address in addresses(view, own):
            yield address, dict(data)


def _values(view: View, own: Belongings) -> dict[str, Any]:
    """One set of names for all forms: each takes those that it knows. They name what belongs to the site."""
    parent = own.page.get_parent().pk
    values: dict[str, Any] = {
        "site": own.site.pk,
        "collection": own.site.collection_id,
        "parent": own.site.collection_id,
        **dict.fromkeys(("new_parent_page", "chooser", "parent_page", "destination_page_id"), parent),
        "position": "0",
        "revision_id": own.revision.pk,
        "slug": "sent",
        "new_slug": "sent",
        "new_title": "sent",
        **dict.fromkeys(("name", "name_fa", "title", "title_fa", "alt_fa"), "فرستاده"),
        "tags": "فرستاده",
        "groups": [group.pk for group in own.user.groups.all()],
        "role": own.user.groups.get().pk,
        "username": "sent",
        "password1": "sent-Secret-1",
        "password2": "sent-Secret-1",
        "is_superuser": "on",
        "is_active": "on",
        "hostname": "sent.test",
        "next": "/admin/",
        "update": "1",
        "confirm": "1",
        **{f"biography_{language}": rich_text("") for language in ("fa", "en", "ar")},
        **nested_form_data({"phones": inline_formset([])}),
    }
    if view.name == "network_person_returns":
        values["role"] = ""
    if view.name.startswith("wagtailadmin_pages:"):
        values |= news_form(title_fa="فرستاده", picture=own.image.pk, category=own.category.pk)
    if view.name.endswith(("chooser:create", "add", "add_multiple", "upload_picture", "_images", "_documents")):
        file = ("sent.pdf", b"%PDF-1.4 sent") if "doc" in view.name else ("sent.png", png(20, 20))
        values |= {name: SimpleUploadedFile(*file) for name in ("file", "files[]")}
    if view.name.startswith("wagtailadmin_choose_page_external"):
        values |= {"external-link-chooser-url": "https://sent.test/", "external-link-chooser-link_text": "فرستاده"}
    if view.name == "wagtailimages_chooser:create":
        values |= {f"image-chooser-upload-{name}": value for name, value in values.items()}
    if view.name == "wagtaildocs_chooser:create":
        values |= {f"document-chooser-upload-{name}": value for name, value in values.items()}
    return values
