"""What a browser would send of a page's form, made from the form itself: the fields of streams come from scripts."""

from __future__ import annotations

import datetime
from typing import Any


def sent(form: Any) -> dict[str, Any]:
    """Every value as it stands in the form, with its rows and streams of paragraphs."""
    values = fields_of(form)
    for formset in form.formsets.values():
        for bound in formset.management_form:
            values[bound.html_name] = bound.value()
        for row in formset.forms:
            values |= fields_of(row)
    return values


def fields_of(form: Any) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if hasattr(value, "stream_block"):
            values |= stream(bound.html_name, value)
        elif isinstance(value, bool):
            values |= {bound.html_name: "on"} if value else {}
        elif isinstance(value, datetime.datetime):
            values[bound.html_name] = f"{value:%Y-%m-%d %H:%M}"
        elif isinstance(value, list | tuple):
            values[bound.html_name] = [getattr(entry, "pk", entry) for entry in value]
        else:
            values[bound.html_name] = "" if value is None else getattr(value, "pk", value)
    return values


def stream(name: str, value: Any) -> dict[str, str]:
    values = {f"{name}-count": str(len(value))}
    for place, child in enumerate(value):
        prefix = f"{name}-{place}"
        widget = child.block.child_blocks["text"].field.widget
        values |= {
            f"{prefix}-deleted": "",
            f"{prefix}-order": str(place),
            f"{prefix}-type": child.block_type,
            f"{prefix}-id": child.id or "",
            f"{prefix}-value-text": widget.format_value(child.value["text"].source),
        }
    return values
