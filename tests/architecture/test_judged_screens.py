"""No screen of our own in the admin is left out when axe judges them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, get_resolver

from cms.editing.page_viewset import NetworkPageViewSet
from tests.browser import judged as listed

ADMIN = "admin/"
OURS = ("cms.", "search.", "sites.")
JOURNEYS = Path(listed.__file__).parent

# Views that a journey comes to and judges there, where their screens need what it does: which file.
IN_JOURNEYS = {
    "importing_preview": "test_editor_imports.py",
    "importing_report": "test_editor_imports.py",
    "network_invitation": "test_manager_invites.py",
    "network_invitations": "test_manager_invites.py",
    "network_invite": "test_manager_invites.py",
    "network_members": "test_manager_invites.py",
    "network_members_history": "test_manager_invites.py",
    "network_membership_change": "test_manager_invites.py",
    "network_membership_end": "test_manager_invites.py",
    "network_site_settings": "test_central_office_makes_a_site.py",
    "network_site_steward": "test_first_day_of_a_member.py",
    "network_without_publisher": "test_first_day_of_a_member.py",
    "review_approve_many": "test_review.py",
    "review_decide": "test_review.py",
    "review_inbox": "test_review.py",
    "review_submitted": "test_review.py",
    "wagtailadmin_pages:add": "test_accessible_admin.py",
    "wagtailsites:add": "test_central_office_makes_a_site.py",
}
IN_A_DIALOG = "opens over a form, where the test of the form judges it"
OF_NOBODY = "no role may change workflows; rules of review stand in their place"
DATA = "data for scripts"
PART = "a part of the screen of the same name"
AS_CATEGORIES = "the screen of categories about another record"
AS_NEWS = "the choice of a place for news, of another type"
# Views without a screen of their own, by the beginning or the end of their name or, without one, their route.
NO_SCREEN = {
    "admin/choose-page/chosen": DATA,
    "admin/choose-page/": IN_A_DIALOG,
    "admin/collections/<int:collection_id>/privacy/": "the address is closed",
    "admin/reports/site-history/results/": PART,
    "admin/reports/page-types-usage/results/": PART,
    "admin/tag-autocomplete/": DATA,
    "admin/workflows/task_chooser/": OF_NOBODY,
    "wagtailadmin_api:": DATA,
    "wagtailadmin_pages:set_privacy": "the address is closed",
    "wagtailadmin_pages:workflow_action": "the decision's own page stands in its place",
    "wagtailadmin_pages:collect_workflow_action_data": "the decision's own page stands in its place",
    "wagtailadmin_pages:confirm_workflow_cancellation": DATA,
    "wagtailadmin_pages:workflow_preview": "the page as citizens see it",
    "wagtailsnippetchoosers_": IN_A_DIALOG,
    "media_": DATA,
    "units_pasted_duties": DATA,
    "network_new_site_checks": DATA,
    "importing_settle": "takes a form, shows the one of `importing_preview`",
    "importing_place_line": "takes a form, shows the one of `importing_preview`",
    "importing_choose_field": "takes a form, shows the one of `importing_preview`",
    "importing_apply": "takes a form, leads to `importing_report`",
    "importing_discard": "takes a form, leads to `importing_imports`",
    "editing_single_page": "leads to the form of a page",
    "network_invitation_again": "takes a form, leads to `network_invitations`",
    "network_invitation_withdraw": "takes a form, leads to `network_invitations`",
    "_results": PART,
    **dict.fromkeys((f"{name}:choose_parent" for name in ("photo-reports", "films", "posts")), AS_NEWS),
    **dict.fromkeys((f"{name}:choose_parent" for name in ("sound-recordings", "standard-pages")), AS_NEWS),
    **{
        f"wagtailsnippets_{model}:{view}": AS_CATEGORIES
        for model in ("news_newstag", "people_person")
        for view in ("delete", "usage", "history", "copy")
    },
}


def own_views(resolver: Any, route: str = "", namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Name and route of every view of the admin that our own code answers."""
    for pattern in resolver.url_patterns:
        path = route + str(pattern.pattern).lstrip("^")
        if not isinstance(pattern, URLPattern):
            yield from own_views(pattern, path, (*namespaces, *filter(None, [pattern.namespace])))
            continue
        view: Any = pattern.callback
        module = getattr(view, "view_class", view).__module__
        if path.startswith(ADMIN) and module.startswith(OURS):
            yield ":".join((*namespaces, pattern.name)) if pattern.name else "", path


def own_page_views() -> set[str]:
    """Names of Wagtail's views of pages that classes of ours stand for."""
    classes = (name.removesuffix("_view_class") for name in vars(NetworkPageViewSet) if name.endswith("_view_class"))
    return {"wagtailadmin_explore" if name == "index" else f"wagtailadmin_pages:{name}" for name in classes}


def reason(name: str) -> str:
    return next((why for part, why in NO_SCREEN.items() if name.startswith(part) or name.endswith(part)), "")


def judged() -> set[str]:
    screens = (*listed.DAILY.values(), *listed.RARE.values(), *listed.NETWORK.values())
    return {screen.view for screen in screens} | set(IN_JOURNEYS)


def test_every_screen_of_ours_is_judged() -> None:
    # Without a name a view stands before Wagtail's of the same address, by whose name it is reached.
    routes = {"admin/reports/site-history/", "admin/reports/page-types-usage/"}
    named = {name or path for name, path in own_views(get_resolver()) if path not in routes}
    missing = (named | own_page_views()) - judged()
    assert sorted(name for name in missing if not reason(name)) == []


def test_journeys_judge_what_they_are_named_for() -> None:
    assert [name for name in sorted(set(IN_JOURNEYS.values())) if "axe(" not in (JOURNEYS / name).read_text()] == []


def test_no_reason_is_left_over() -> None:
    names = {name or path for name, path in own_views(get_resolver())} | own_page_views()
    assert sorted(set(IN_JOURNEYS) - names) == []
    assert [part for part in NO_SCREEN if not any(name.startswith(part) or name.endswith(part) for name in names)] == []
