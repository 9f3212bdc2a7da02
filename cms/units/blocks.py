"""Parts of a unit's pages: goals, departments, and duties as a list of levels that reads as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES

validate_anchor = RegexValidator(r"^[\w-]+\Z", _("Write letters, digits and hyphens, without spaces."))


class GoalsStreamBlock(blocks.StreamBlock):
    goal = blocks.TextBlock(label=_("Goal"), rows=2, icon="success")


class DepartmentCard(Schema):
    name: str
    work: str
    responsible: str
    extension: str
    url: str | None = Field(description="The department's section in the duties")


class DepartmentBlock(blocks.StructBlock):
    not_text = frozenset({"extension", "duties_anchor"})

    name = blocks.CharBlock(label=_("Department"))
    work = blocks.TextBlock(label=_("Main work"), required=False, rows=2)
    responsible = blocks.CharBlock(label=_("Responsible"), required=False)
    extension = blocks.CharBlock(label=_("Extension"), required=False, max_length=20)
    duties_anchor = blocks.CharBlock(
        label=_("Anchor of its duties"),
        required=False,
        max_length=80,
        validators=[validate_anchor],
        help_text=_("What stands behind # in the address of the section."),
    )

    class Meta:
        icon = "group"
        label = _("Department")


class DepartmentsStreamBlock(blocks.StreamBlock):
    department = DepartmentBlock()


class DutyNode(Schema):
    anchor: str = Field(description="Stable while the duty lives, whatever moves around it")
    numbers: list[int] = Field(description="The place in the tree: [1, 2, 3] is the third part of 1–2")
    title: str
    text: str = Field(description="HTML")
    children: list[DutyNode] = []


class DutyBlock(blocks.StructBlock):
    not_text = frozenset({"anchor"})

    level = blocks.IntegerBlock(
        label=_("Level"), min_value=1, default=1, help_text=_("1 is a section; 2 belongs to the section above it.")
    )
    title = blocks.TextBlock(label=_("Duty"), rows=1)
    text = blocks.RichTextBlock(
        label=_("More about it"),
        required=False,
        features=INLINE_FEATURES,
        help_text=_("Citizens read it below the duty."),
    )
    anchor = blocks.CharBlock(
        label=_("Anchor"),
        required=False,
        max_length=80,
        validators=[validate_anchor],
        help_text=_("Leave it empty to get one. Links to this duty use it, so it should not change."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Duty")


class DutiesStreamBlock(blocks.StreamBlock):
    duty = DutyBlock()

    def clean(self, value: Any) -> Any:
        """Duties without any words and without parts are left out.

        Raises StreamBlockValidationError where a level is skipped, and where two duties have the same anchor: a link
        leads to one of them only.
        """
        kept = [place for place, child in enumerate(value) if not _is_blank(child.value) or _has_parts(value, place)]
        worded = StreamValue(self, [(value[place].block_type, value[place].value, value[place].id) for place in kept])
        try:
            cleaned = super().clean(worded)
        except StreamBlockValidationError as refusal:
            errors = {kept[place]: error for place, error in refusal.block_errors.items()}
            raise StreamBlockValidationError(errors, refusal.non_block_errors) from None
        wrong = {place: fields for place, fields in zip(kept, _wrongs(cleaned), strict=True) if fields}
        if wrong:
            raise StreamBlockValidationError(
                {place: StructBlockValidationError(fields) for place, fields in wrong.items()}
            )
        return cleaned


def _is_blank(duty: Any) -> bool:
    text = duty["text"].source if duty["text"] else ""
    return not (duty["title"] or "").strip() and not strip_tags(text).strip() and not duty["anchor"]


def _has_parts(duties: Any, place: int) -> bool:
    return place + 1 < len(duties) and _level(duties[place + 1].value) > _level(duties[place].value)


def _level(duty: Any) -> int:
    """As somebody wrote it, before it is known to be a number; the first where it is none."""
    written = str(duty["level"] or "").strip()
    return int(written) if written.isdecimal() else 1


def _wrongs(duties: Any) -> Iterator[dict[str, ValidationError]]:
    """What is wrong with each duty beside the others, by field."""
    seen: set[str] = set()
    deepest = 1
    for child in duties:
        wrong = {}
        level, anchor = child.value["level"] or 1, child.value["anchor"]
        if level > deepest:
            wrong["level"] = ValidationError(
                _("A level is skipped here: after the duty above it, the deepest possible level is %(level)s."),
                params={"level": deepest},
            )
        if anchor in seen:
            wrong["anchor"] = ValidationError(_("Another duty has this anchor already."))
        seen |= {anchor} - {"", None}
        deepest = min(level, deepest) + 1
        yield wrong


def duty_tree(stream: Any, context: BodyContext) -> list[DutyNode]:
    """The tree that the levels describe. A level that skips one counts as one deeper than the duty above it."""
    roots: list[DutyNode] = []
    path: list[DutyNode] = []
    for child in stream:
        value = child.value
        depth = max(0, min((value["level"] or 1) - 1, len(path)))
        path = path[:depth]
        siblings = path[-1].children if path else roots
        node = DutyNode(
            anchor=context.anchor(value["anchor"] or f"d-{(child.id or '')[:8]}"),
            numbers=[*(path[-1].numbers if path else []), len(siblings) + 1],
            title=value["title"],
            text=context.rich_text(value["text"].source) if value["text"] else "",
        )
        siblings.append(node)
        path.append(node)
    return roots
