"""Connects the views of members to the admin."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks

from sites.member_views import changing, invitations, listing, stewards
from sites.member_views.scope import MembersMenuItem


@hooks.register("register_admin_urls")
def member_urls() -> list[Any]:
    return [
        path("members/", listing.members, name="network_members"),
        path("members/history/", listing.history, name="network_members_history"),
        path("members/people/<int:user_id>/history/", listing.history, name="network_person_history"),
        path("members/people/<int:user_id>/leave/", changing.person_leaves, name="network_person_leaves"),
        path("members/people/<int:user_id>/return/", changing.person_returns, name="network_person_returns"),
        path("members/<int:pk>/change/", changing.change_role, name="network_membership_change"),
        path("members/<int:pk>/end/", changing.end_role, name="network_membership_end"),
        path("members/invite/", invitations.invite_member, name="network_invite"),
        path("members/invitations/", invitations.invitations, name="network_invitations"),
        path("members/invitations/<int:pk>/again/", invitations.send_invitation_again, name="network_invitation_again"),
        path(
            "members/invitations/<int:pk>/withdraw/",
            invitations.withdraw_invitation,
            name="network_invitation_withdraw",
        ),
        path("sites/without-publisher/", stewards.sites_to_care_for, name="network_without_publisher"),
        path("sites/<int:pk>/steward/", stewards.appoint_steward, name="network_site_steward"),
    ]


@hooks.register("register_admin_menu_item")
def members_menu_item() -> MembersMenuItem:
    return MembersMenuItem(reverse("network_members"))


hooks.register("construct_homepage_panels", stewards.add_panel)
