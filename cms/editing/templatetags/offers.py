"""What the central office offers carries a mark wherever editors choose or list it."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import CollectionMember

from cms.access.offers import offered_collection_of

register = template.Library()


@register.inclusion_tag("editing/offered_mark.html", takes_context=True)
def offered_mark(context: Any, belonging: Any) -> dict[str, bool]:
    """Nothing for what nobody offers. The collection of what is offered is looked up once a request."""
    request = context.get("request")
    if isinstance(belonging, CollectionMember) and request is not None:
        return {"is_offered": belonging.collection_id == offered_collection_of(request)}
    return {"is_offered": bool(getattr(belonging, "is_offered", False))}
