"""Copying a page to another site: the copy holds nothing that only the first site has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey, Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail import hooks
from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.pages.copy import CopyView
from wagtail.fields import StreamField
from wagtail.permissions import policy_registry

from cms.access.content_references import Exchange, exchange_in_block, exchange_in_text
from cms.access.references import Reference, foreign_among
from cms.media.copying import SiteFile, copy_to_collection
from cms.media.models import SiteDocument, SiteImage
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite
from cms.text.digits import format_number
from cms.text.record_cleaning import text_fields


class CopyToSiteAction(CopyPageAction):  # type: ignore[misc]
    """Copies pages below a page of another site.

    Pictures and files that the target may not name are copied into its collection, each once; what it may not name
    otherwise (categories, people, drafts) is left out. Its history begins with the copy: older versions would name the
    first site's. A copy that is published at once has what is published, any other the latest draft.

    Raises ValidationError, and copies nothing, if the user may not choose one of the files or not add to the target's.
    """

    to: BasePage

    def __init__(self, page: BasePage, to: BasePage, **options: Any) -> None:
        super().__init__(page, to=to, copy_revisions=False, **options)
        self.files: dict[Reference, SiteFile] = {}

    def execute(self, skip_permission_checks: bool = False) -> BasePage:
        with transaction.atomic():
            copied: BasePage = super().execute(skip_permission_checks)
        return copied

    def _copy_page(self, page: BasePage, *args: Any, **options: Any) -> BasePage:
        content = page.specific if self.keep_live and page.live else page.specific.get_latest_revision_as_object()
        # In memory alone: nobody saves the original.
        _exchange(content, self._exchanged_in(content))
        copied: BasePage = super()._copy_page(content, *args, **options)
        return copied

    def _exchanged_in(self, page: BasePage) -> Exchange:
        foreign = _foreign_in(page, self.to.site_id)
        files = {model: {key for of, key in foreign if of is model} for model, _key in foreign if _is_file(model)}
        for model, keys in files.items():
            self._copy_files(model, {key for key in keys if (model, key) not in self.files})
        return {reference: self.files.get(reference) for reference in foreign}

    def _copy_files(self, model: type[SiteFile], keys: set[str]) -> None:
        policy = policy_registry.get_by_type(model)
        originals = {str(file.pk): file for file in model.objects.filter(pk__in=keys)}
        readable = policy.instances_user_has_any_permission_for(self.user, ["choose"]).filter(pk__in=originals)
        if readable.count() < len(originals):
            raise ValidationError(_("The page shows a picture or file that you may not use. Replace it first."))
        site = NetworkSite.objects.select_related("collection").get(pk=self.to.site_id)
        may_add = policy.collections_user_has_permission_for(self.user, "add").filter(pk=site.collection_id)
        if originals and not may_add.exists():
            raise ValidationError(_("You may not add the pictures and files of the page to the other site."))
        for key, original in originals.items():
            self.files[model, key] = copy_to_collection(original, site.collection, self.user)


def _is_file(model: type[Model]) -> TypeGuard[type[SiteFile]]:
    return issubclass(model, SiteImage | SiteDocument)


def _records(page: BasePage) -> Iterator[Model]:
    """The page and its rows, as they are in memory."""
    yield page
    for relation in get_all_child_relations(page):
        manager = getattr(page, relation.get_accessor_name())
        rows = list(manager.all())
        manager.set(rows)
        yield from rows


def _keys_of(record: Model) -> Iterator[ForeignKey[Any, Any]]:
    """The fields that may name somebody's belongings."""
    for field in record._meta.get_fields():
        if isinstance(field, ForeignKey) and not isinstance(field, ParentalKey) and not field.remote_field.parent_link:
            yield field


def _texts_of(record: Model) -> Iterator[Any]:
    """The fields of streams and formatted text, each language by itself."""
    return (text.field for text in text_fields(type(record)) if hasattr(text.field, "extract_references"))


def _choices_of(record: Model) -> Iterator[Any]:
    """The managers of what the page names many of."""
    fields = (field for field in record._meta.get_fields() if isinstance(field, ParentalManyToManyField))
    return (getattr(record, field.name) for field in fields)


def _foreign_in(page: BasePage, site_id: int | None) -> set[Reference]:
    """What the page names and the content of the site may not, by the rules of the page's form."""
    network_fields = page.get_edit_handler().get_form_class().network_fields
    chosen: set[Reference] = set()
    linked: set[Reference] = set()
    for record in _records(page):
        for key in _keys_of(record):
            if (value := getattr(record, key.attname)) is not None:
                (linked if key.name in network_fields else chosen).add((key.related_model, str(value)))
        chosen |= {(type(other), str(other.pk)) for manager in _choices_of(record) for other in manager.all()}
        for field in _texts_of(record):
            if value := getattr(record, field.name):
                linked |= {(model, str(key)) for model, key, *_paths in field.extract_references(value)}
    return foreign_among(chosen, site_id, links=False) | foreign_among(linked, site_id)


def _exchange(page: BasePage, exchanged: Exchange) -> None:
    """Put the new references in the place of the old; rows that cannot do without theirs are taken out."""
    for record in _records(page):
        for key in _keys_of(record):
            old = (key.related_model, str(getattr(record, key.attname)))
            if old in exchanged and (key.null or exchanged[old]):
                setattr(record, key.name, exchanged[old])
        for manager in _choices_of(record):
            manager.set([other for other in manager.all() if (type(other), str(other.pk)) not in exchanged])
        for field in _texts_of(record):
            value = getattr(record, field.name)
            if isinstance(field, StreamField):
                exchange_in_block(field.stream_block, value, exchanged)
            elif value:
                setattr(record, field.name, exchange_in_text(value, exchanged))
    for relation in get_all_child_relations(page):
        manager = getattr(page, relation.get_accessor_name())
        manager.set([row for row in manager.all() if not _lacks_something(row, exchanged)])


def _lacks_something(row: Model, exchanged: Exchange) -> bool:
    named = ((key, (key.related_model, str(getattr(row, key.attname)))) for key in _keys_of(row))
    return any(not key.null and old in exchanged and exchanged[old] is None for key, old in named)


class SiteCopyView(CopyView):  # type: ignore[misc]
    """Wagtail's, but for copies that go to another site."""

    def form_valid(self, form: Any) -> HttpResponse:
        target = form.cleaned_data["new_parent_page"]
        if form.cleaned_data.get("alias") or target.site_id == self.page.site_id:
            same: HttpResponse = super().form_valid(form)
            return same
        may_publish = target.permissions_for_user(self.request.user).can_publish_subpage()
        action = CopyToSiteAction(
            self.page,
            target,
            recursive=form.cleaned_data.get("copy_subpages"),
            update_attrs={"title": form.cleaned_data["new_title"], "slug": form.cleaned_data["new_slug"]},
            keep_live=may_publish and form.cleaned_data.get("publish_copies"),
            user=self.request.user,
        )
        try:
            copied = action.execute()
        except ValidationError as refusal:
            form.add_error("new_parent_page", refusal)
            refused: HttpResponse = self.form_invalid(form)
            return refused
        self._say(copied, len(action.files))
        for hook in hooks.get_hooks("after_copy_page"):
            answer = hook(self.request, self.page, copied)
            if isinstance(answer, HttpResponse):
                return answer
        return redirect(self.next_url or reverse("wagtailadmin_explore", args=[target.pk]))

    def _say(self, copied: BasePage, files: int) -> None:
        sentence = _("“%(page)s” now stands on “%(site)s”.") % {"page": copied.title_fa, "site": self._site_of(copied)}
        if files:
            counted = ngettext(
                "%(count)s picture or file of it was copied there.",
                "%(count)s pictures and files of it were copied there.",
                files,
            )
            sentence += " " + counted % {"count": format_number(files, get_language() or "fa")}
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=[copied.pk]), _("Edit"))
        messages.success(self.request, sentence, buttons=[edit])

    def _site_of(self, page: BasePage) -> NetworkSite:
        return NetworkSite.objects.get(pages=page.pk)


class PagesWithoutCopying(PagesAdminAPIViewSet):  # type: ignore[misc]
    """No script of the admin copies pages; whoever does so past the form would leave the files where they are."""

    actions = {name: action for name, action in PagesAdminAPIViewSet.actions.items() if name != "copy"}
