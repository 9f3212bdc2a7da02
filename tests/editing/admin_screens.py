"""Every address of the admin with what it needs, or the reason why nobody need look at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Collection, Site
from wagtail.snippets.models import get_snippet_models

from cms.accounts.models import User
from cms.media.models import SiteDocument, SiteImage
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite
from sites.members.invitation_links import token_of
from sites.models import Invitation, Membership

# Address names that no visit covers, by beginning: why.
NOT_SHOWN = {
    "wagtailadmin_api:": "data for scripts, no text",
    "wagtailadmin_editing_sessions:": "data for scripts; the panel is in the browser's crawl",
    "wagtailadmin_workflows:": "the operator's alone; rules of review stand in their place",
    "wagtailadmin_pages:workflow_action": "the decision's own page stands in its place",
    "wagtailadmin_pages:workflow_preview": "the page as citizens see it",
    "wagtailadmin_pages:workflow_history_detail": "needs a page that waits",
    "wagtailadmin_pages:collect_workflow": "the decision's own page stands in its place",
    "wagtailadmin_pages:confirm_workflow": "data for scripts",
    "review_decide": "needs a page that waits; tests/review/test_screens.py reads it",
    "review_approve_many": "needs a page that waits; tests/review/test_screens.py reads it",
    "wagtailadmin_pages:set_privacy": "the address is closed",
    "wagtailadmin_collections:set_privacy": "the address is closed",
    "wagtailadmin_pages:set_page_position": "takes a position, shows nothing",
    "wagtailadmin_pages:lock": "changes a page, shows nothing",
    "wagtailadmin_pages:unlock": "changes a page, shows nothing",
    "wagtailadmin_pages:preview_on": "the page as citizens see it",
    "wagtailadmin_pages:view_draft": "the page as citizens see it",
    "wagtailadmin_pages:revisions_view": "the page as citizens see it",
    "wagtailadmin_pages:revisions_index": "leads to the history",
    "wagtailadmin_pages:revisions_unschedule": "needs a scheduled revision; the words are those of its test",
    "wagtailadmin_pages:convert_alias": "there are no aliases",
    "wagtailadmin_block_preview": "a block as citizens see it",
    "wagtailadmin_dismissibles": "data for scripts",
    "wagtailadmin_error_test": "fails on purpose",
    "wagtailadmin_javascript_catalog": "the catalogue itself, which tests/architecture/test_admin_words.py reads",
    "wagtailadmin_sprite": "pictures",
    "wagtailadmin_tag": "tags that editors wrote",
    "wagtailimages:preview": "a picture",
    "wagtailimages:url_generator": "no screen leads there",
    "wagtailsnippets:index": "no screen leads there; every kind of record has its own list",
    "media_change_picture": "data for scripts",
    "media_upload_picture": "data for scripts",
    "units_pasted_duties": "data for scripts",
    "editing_single_page": "leads to the form of a page",
    "editing_restore_language": "needs an older version; tests/editing/test_restoring.py reads it",
    "mfa_activate_totp": "asks for the password first",
    "mfa_add_webauthn": "asks for the password first",
    "network_invitation_again": "changes an invitation, shows nothing",
    "network_invitation_withdraw": "changes an invitation, shows nothing",
    "network_site_": "of managers of sites and the network, whom the crawl does not sign in",
    "wagtailimages:create_multiple_from": "takes a form, shows the same one",
    "wagtailimages:delete_": "data for scripts",
    "wagtailimages:edit_multiple": "takes a form, shows the one of `add_multiple`",
    "wagtaildocs:create_multiple_from": "takes a form, shows the same one",
    "wagtaildocs:delete_": "data for scripts",
    "wagtaildocs:edit_multiple": "takes a form, shows the one of `add_multiple`",
    "wagtailadmin_login": "leads to the sign-in",
    "wagtailadmin_logout": "leads to the sign-in",
    "wagtailadmin_password_reset": "leads to the sign-in",
    "account_confirm": "needs a message on its way",
    "account_email_verification_sent": "no address waits to be verified",
    "account_reset_password_from_key": "needs a message on its way",
    "account_set_password": "everybody has a password",
    "account_inactive": "nobody signs in to an account that is switched off",
    "mfa_authenticate": "needs a sign-in on its way",
    "mfa_login_webauthn": "data for scripts",
    "mfa_reauthenticate": "needs a second factor",
    "mfa_deactivate": "needs a second factor",
    "mfa_download": "a file of codes",
    "mfa_view": "needs a second factor",
    "mfa_generate": "needs a second factor",
    "mfa_edit": "needs a key",
    "mfa_remove": "needs a key",
    "openid_connect": "another service's",
    "socialaccount": "nobody has one until a service is set up",
    **dict.fromkeys(
        ("importing_apply", "importing_choose", "importing_discard", "importing_place", "importing_settle"),
        "takes a form of the preview",
    ),
    "wagtailusers_": "the operator's alone",
    **{
        f"wagtailsnippetchoosers_{model}:create": "closed; records are made in forms of their own"
        for model in ("news_newscategory", "news_newstag", "people_person")
    },
    "importing_preview": "needs a page on its way in",
    "importing_report": "needs a page that came in",
    "-": "Wagtail's own test of its 404; nothing else has no name",
}


# Arguments that name a page or one of its versions, and those that name a page's type.
PAGES = {"page_id", "parent_page_id", "page_to_move_id", "revision_id", "revision_id_a"}
KINDS = {"content_type_app_name", "content_type_model_name", "app_label", "model_name"}


# Screens that differ with the page's type.
OF_EVERY_TYPE = {"wagtailadmin_pages:edit", "wagtailadmin_pages:revisions_compare", "wagtailadmin_explore"}


class Screen(NamedTuple):
    name: str
    address: str


def patterns() -> dict[str, list[frozenset[str]]]:
    """The admin's address names, each with the sets of arguments that it takes."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)

    def walk(resolver: URLResolver, namespaces: tuple[str, ...], above: frozenset[str]) -> None:
        for pattern in resolver.url_patterns:
            arguments = above | frozenset(pattern.pattern.regex.groupindex)
            if isinstance(pattern, URLPattern):
                found[":".join((*namespaces, pattern.name or "-"))].append(arguments)
            else:
                walk(pattern, (*namespaces, pattern.namespace) if pattern.namespace else namespaces, arguments)

    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and str(pattern.pattern).startswith("admin/"):
            walk(pattern, (), frozenset())
    return dict(found)


def reason_not_to_look(name: str) -> str:
    return next((reason for beginning, reason in NOT_SHOWN.items() if name.startswith(beginning)), "")


def screens(code: str) -> Iterator[Screen]:
    """The addresses of every screen that somebody could look at, with the pages and records of the site `code`."""
    pages = pages_of(code)
    for name, takings in patterns().items():
        if reason_not_to_look(name):
            continue
        for arguments in takings:
            for values in fillings(name, arguments, code, pages):
                yield Screen(name, reverse(name, kwargs=values))
    yield Screen("404", "/admin/nothing/here/")
    yield from bulk_actions(code, pages)


def pages_of(code: str) -> list[BasePage]:
    """One page of each type that the site has."""
    by_type = {type(page): page for page in BasePage.objects.filter(site__code=code, depth__gt=1).specific()}
    return list(by_type.values())


def fillings(name: str, arguments: frozenset[str], code: str, pages: list[BasePage]) -> Iterator[dict[str, Any]]:
    """Values for the arguments of an address: a page of each type where it takes a page, else one record."""
    if not arguments:
        yield {}
    elif name == "wagtailadmin_pages:add":
        for parent in pages:
            for model in parent.creatable_subpage_models():
                yield {**kind_of(model, arguments), "parent_page_id": parent.pk}
    elif arguments & PAGES:
        for page in pages if name in OF_EVERY_TYPE else pages[-1:]:
            yield {argument: value_of(argument, page) for argument in arguments if argument != "pk"} | (
                {"pk": page.pk} if "pk" in arguments else {}
            )
    elif name == "wagtail_bulk_action":
        return
    elif arguments & KINDS:
        yield kind_of(type(pages[-1]), arguments)
    elif len(arguments) == 1:
        yield from records(name, next(iter(arguments)), code)


def kind_of(model: type[Model], arguments: frozenset[str]) -> dict[str, str]:
    """The type of a page in the arguments that name one."""
    return {
        argument: str(model._meta.app_label if "app" in argument else model._meta.model_name)
        for argument in arguments & KINDS
    }


def value_of(argument: str, page: BasePage) -> Any:
    match argument:
        case "revision_id" | "revision_id_a":
            return page.revisions.order_by("pk").values_list("pk", flat=True).first()
        case "revision_id_b":
            return "live"
        case "destination_id":
            return page.get_parent().pk
        case "language":
            return "en"
        case _:
            return page.pk


def records(name: str, argument: str, code: str) -> Iterator[dict[str, Any]]:
    """The number of a record for the views that take one."""
    own = NetworkSite.objects.get(code=code)
    by_namespace: dict[str, Any] = {
        "wagtailimages": SiteImage.objects.filter(collection=own.collection),
        "wagtaildocs": SiteDocument.objects.filter(collection=own.collection),
        "wagtailsites": Site.objects.all(),
        "wagtailadmin_collections": Collection.objects.filter(depth__gt=1),
        "news_tags": NetworkSite.objects.filter(pk=own.pk),
        **{
            f"{kind}_{model._meta.app_label}_{model._meta.model_name}": model._default_manager.all()
            for model in get_snippet_models()
            for kind in ("wagtailsnippets", "wagtailsnippetchoosers")
        },
    }
    members = Membership.objects.filter(role__site=own)
    invitations = Invitation.objects.filter(role__site=own)
    by_name: dict[str, Any] = {
        "network_membership_change": members,
        "network_membership_end": members,
        "network_person_history": User.objects.filter(memberships__in=members),
        "network_person_leaves": User.objects.filter(memberships__in=members),
        "network_person_returns": User.objects.filter(is_active=False),
        "network_invitation": invitations,
        "review_rules_of_site": NetworkSite.objects.filter(pk=own.pk),
        "review_rules_history_of_site": NetworkSite.objects.filter(pk=own.pk),
    }
    namespace = name.partition(":")[0].replace("_chooser", "", 1)
    rows = by_name.get(name, by_namespace.get(namespace))
    if rows is None:
        return
    first = rows.first()
    if first is not None:
        yield {argument: token_of(first) if argument == "token" else first.pk}


def bulk_actions(code: str, pages: list[BasePage]) -> Iterator[Screen]:
    from wagtail.admin.views.bulk_action.registry import bulk_action_registry

    for label, models in bulk_action_registry.actions.items():
        for model_name, actions in models.items():
            model = apps.get_model(label, model_name)
            if model is User:  # the operator's alone
                continue
            rows = [page.pk for page in pages[-2:]] if issubclass(model, BasePage) else []
            rows = rows or list(model._default_manager.values_list("pk", flat=True)[:2])
            for action in actions:
                path = reverse("wagtail_bulk_action", args=(label, model_name, action))
                yield Screen("wagtail_bulk_action", f"{path}?next=/admin/&" + "&".join(f"id={pk}" for pk in rows))
