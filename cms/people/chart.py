"""The organisation chart of a site: who reports to whom among its posts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from cms.blocks.cards import ChartNode
from cms.blocks.context import BodyContext

if TYPE_CHECKING:
    from cms.people.models import PostPage


def organisation_chart(posts: Iterable[PostPage], context: BodyContext) -> list[ChartNode]:
    """The posts as trees, each below the one that it reports to, in the order given.

    A post whose superior is not among them stands at the top. Posts that report to one another in a circle, which
    forms refuse but separate revisions can still make, are cut above the first of them.
    """
    below: dict[int | None, list[PostPage]] = {}
    known = {post.pk: post for post in posts}
    for post in known.values():
        superior = post.reports_to_id if post.reports_to_id in known else None
        below.setdefault(superior, []).append(post)
    today = timezone.localdate()
    placed: set[int] = set()

    def node(post: PostPage) -> ChartNode:
        placed.add(post.pk)
        # Also those whose time has not come: the body follows when it does.
        for holding in post.holdings.all():
            context.refer("person", holding.person.uid)
        current = post.get_current_holding(today)
        return ChartNode(
            uid=post.uid,
            title=post.get_title(context.language),
            url=context.page_url(post),
            holder=current.person.get_name(context.language) if current else "",
            is_acting=bool(current and current.is_acting),
            children=[node(other) for other in below.get(post.pk, []) if other.pk not in placed],
        )

    roots = [node(post) for post in below.get(None, [])]
    return roots + [node(post) for post in known.values() if post.pk not in placed]
