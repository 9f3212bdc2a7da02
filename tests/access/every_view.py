"""Every address of the admin, with arguments that belong to a site: what the crawl of roles visits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Comment, Revision
from wagtail.search.index import insert_or_update_object

from cms.accounts.models import User
from cms.importing.models import PendingImport, UnitImport
from cms.news.models import NewsPage
from cms.review.models import ReviewTaskState
from cms.tenancy.models import NetworkSite
from sites.models import Invitation
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    NewsTagFactory,
    PersonFactory,
    UserFactory,
)

ADMIN = "admin/"
# A word in everything of everybody, to search for: what is found shows its owner's marker.
COMMON = "zzcommon"


@dataclass(frozen=True)
class View:
    """A pattern of the resolver: its name with namespaces, its route, the names of its parameters."""

    name: str
    route: str
    parameters: tuple[str, ...]


def views() -> list[View]:
    """Every pattern of the admin, as far as it has a name; one that shadows another comes first."""
    return [view for view in _walk(get_resolver()) if view.route.startswith(ADMIN) and view.name]


def _walk(
    resolver: Any, route: str = "", namespaces: tuple[str, ...] = (), parameters: tuple[str, ...] = ()
) -> Iterator[View]:
    for pattern in resolver.url_patterns:
        own = (*parameters, *(pattern.pattern.converters or pattern.pattern.regex.groupindex))
        path = route + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLPattern):
            yield View(":".join((*namespaces, pattern.name)) if pattern.name else "", path, own)
        else:
            yield from _walk(pattern, path, (*namespaces, *filter(None, [pattern.namespace])), own)


@dataclass(frozen=True)
class Belongings:
    """What a site has that only its own people see; every text of it holds `marker`."""

    marker: str
    site: NetworkSite
    page: NewsPage
    revision: Revision
    image: Any
    document: Any
    person: Any
    category: Any
    tag: Any
    user: User
    gone: User
    record: UnitImport
    waiting: PendingImport
    invitation: Invitation
    review: ReviewTaskState


def belongings(code: str, marker: str) -> Belongings:
    """A draft that was published once, a picture, a file, records, an import and somebody who works there."""
    site = NetworkSite.objects.get(code=code)
    image = ImageFactory(code=code, title=f"{COMMON} {marker} image")
    document = DocumentFactory(code=code, title_fa=f"{COMMON} {marker} document")
    for file in (image, document):
        file.tags.add(f"{COMMON} {marker} word")
    category = NewsCategoryFactory(code=code, name_fa=f"{COMMON} {marker} category")
    person = PersonFactory(code=code, name_fa=f"{COMMON} {marker} person")
    tag = NewsTagFactory(code=code, name_fa=f"{COMMON} {marker} tag")
    page = NewsPageFactory(site=code, title_fa=f"{COMMON} عنوان منتشرشده", category=category, picture=image)
    page.title_fa = page.draft_title = f"{COMMON} {marker} draft"
    user = UserFactory(username=f"{marker}-user", first_name=f"{COMMON} {marker} user", role=(code, "editor"))
    gone = UserFactory(
        username=f"{marker}-gone", first_name=f"{COMMON} {marker} gone", role=(code, "contributor"), is_active=False
    )
    page.wagtail_admin_comments.add(Comment(user=user, text=f"{marker} comment", contentpath="title_fa"))
    revision = page.save_revision(user=user, log_action=True)
    page = NewsPage.objects.get(pk=page.pk)
    page.locked, page.locked_by = True, user
    page.save()
    for record in (page, image, document, person):
        insert_or_update_object(record)
    submitted = NewsPageFactory(site=code, title_fa=f"{marker} submitted", publish=False)
    submitted.save_revision(user=user)
    submitted.get_workflow().start(submitted, user)
    return Belongings(
        marker=marker,
        site=site,
        page=page,
        revision=revision,
        image=image,
        document=document,
        person=person,
        category=category,
        tag=tag,
        user=user,
        gone=gone,
        record=UnitImport.objects.create(
            site=site, source_name=f"{marker} file", report={"doubts": [], "lines": [], "changes": []}
        ),
        waiting=PendingImport.objects.create(
            site=site, user=user, source_name=f"{marker}.txt", content=f"معرفی واحد\n{marker} line\n".encode()
        ),
        invitation=Invitation.objects.create(
            email=f"{marker}@city.example", role=site.roles.get(role="editor"), invited_by=user
        ),
        review=ReviewTaskState.objects.get(page=submitted.pk),
    )


def addresses(view: View, own: Belongings) -> list[str]:
    """The addresses of a view with what belongs to a site. Raises KeyError for a parameter that nobody explained."""
    if view.name == "wagtail_bulk_action":
        return list(bulk_addresses(own))
    values = {name: _value(view, name, own) for name in view.parameters}
    address = reverse(view.name, kwargs=values)
    return [address + query for query in _queries(view, own)]


def _value(view: View, name: str, own: Belongings) -> Any:
    record = _record(view, own)
    values: dict[str, Any] = {
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk"), own.page.pk),
        "destination_id": own.page.get_parent().pk,
        **dict.fromkeys(("content_type_app_name", "app_label", "app_name"), "news"),
        **dict.fromkeys(("content_type_model_name", "model_name"), "newspage"),
        "revision_id": own.revision.pk,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "image_id": own.image.pk,
        **dict.fromkeys(("document_id", "doc_id"), own.document.pk),
        "collection_id": own.site.collection_id,
        "site_id": own.site.pk,
        "user_id": own.user.pk,
        "language": "en",
        "filter_spec": "width-100",
        "action": "publish",
        "name": "duties",
        "status": "suspended",
        "object_id": own.page.pk,
        "task_state_id": own.review.pk,
        "task_id": own.review.task_id,
        "workflow_state_id": own.review.workflow_state_id,
        "workflow_pk": own.review.workflow_state.workflow_id,
        # What the world has none of; whoever may not see it must not learn that either.
        **dict.fromkeys(("uploaded_file_id", "session_id"), 1),
        "key": "x",
        "uidb36": "1",
        "uidb64": "MQ",
        "token": "x",
        "provider_id": "organisation",
    }
    if name == "action_name":
        return "publish" if view.name.startswith("wagtailadmin_api") else "approve"
    if view.name == "network_person_returns":
        return own.gone.pk
    if name in ("page_id", "page_pk") and "workflow" in view.name:
        return own.review.page_id
    if name == "hostname_id":
        return own.site.hostnames.get().pk
    if name == "parent_page_id":
        return own.page.get_parent().pk
    if name == "pk":
        return record.pk if record is not None else 1
    return values[name]


def _record(view: View, own: Belongings) -> Any:
    """What `pk` means in this view."""
    by_name = {
        "wagtailadmin_api:pages": own.page,
        "wagtailadmin_api:documents": own.document,
        "wagtailadmin_api:images": own.image,
        "wagtaildocs_chooser": own.document,
        "wagtailimages_chooser": own.image,
        "media_": own.image,
        "importing_report": own.record,
        "importing_settle_later": own.record,
        "importing_": own.waiting,
        "network_membership_": own.user.memberships.get(),
        "network_invitation_": own.invitation,
        "review_": own.review,
        "wagtailadmin_workflows:": own.review.workflow_state.workflow,
        "wagtailsites": own.site,
        "network_site_": own.site,
        "wagtailusers_users": own.user,
        "wagtailusers_groups": own.user.groups.first(),
        "people_person": own.person,
        "news_newscategory": own.category,
        "news_newstag": own.tag,
    }
    return next((record for part, record in by_name.items() if part in view.name), None)


def _queries(view: View, own: Belongings) -> list[str]:
    """What is asked after the address: nothing, and what makes the view show the most."""
    if view.name == "review_approve_many":
        return [f"?review={own.review.pk}"]
    if view.name.endswith("chosen_multiple"):
        record = {"wagtailadmin_choose_page": own.page}.get(view.name.rpartition("_chosen")[0]) or _record(view, own)
        return [f"?id={record.pk}"]
    if "search" in view.name or "chooser" in view.name or "autocomplete" in view.name or view.name == "news_tags":
        term = "term" if "tag" in view.name else "q"
        return ["", f"?{term}={own.marker}", f"?{term}={COMMON}"]
    return [""]


def bulk_addresses(own: Belongings) -> Iterator[str]:
    """Every action on many, of what belongs to the site and of all that there is."""
    records = (own.page, own.image, own.document, own.user, own.person, own.category, own.tag)
    keys = {type(record)._meta.model_name: record.pk for record in records} | {"basepage": own.page.pk}
    # Asking for one fills the registry.
    bulk_action_registry.get_bulk_actions_for_model("pages", "basepage")
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                address = reverse("wagtail_bulk_action", args=[app, model, action])
                yield from (f"{address}?id={key}" for key in (keys[model], "all"))


def content_type(model: Any) -> ContentType:
    return ContentType.objects.get_for_model(model)
