"""What the outline of duties is told in an editor's form: its words, its languages, where pasted lines are read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamBlockAdapter

from cms.text.characters import ASCII_DIGITS
from cms.text.digits import localize_digits


class DutiesOutlineAdapter(StreamBlockAdapter):
    """Wagtail's stream, which our script shows as an outline where it finds these settings."""

    def js_args(self, block: Any) -> list[Any]:
        *arguments, meta = super().js_args(block)
        return [*arguments, {**meta, "outline": outline_settings()}]

    @cached_property
    def media(self) -> forms.Media:
        scripts: list[Any] = [Script("units/duties-outline.js", type="module")]
        return super().media + forms.Media(js=scripts, css={"all": ["units/duties-outline.css"]})


def outline_settings() -> dict[str, Any]:
    languages = {
        code: {"rtl": get_language_info(code)["bidi"], "digits": localize_digits(ASCII_DIGITS, code)}
        for code, _name in settings.LANGUAGES
    }
    return {"words": outline_words(), "languages": languages, "pasteUrl": reverse("units_pasted_duties")}


def outline_words() -> dict[str, Any]:
    """The outline's texts in the active language."""
    return {
        "outline": _("Duties as an outline"),
        "duty": _("Duty %(number)s, level %(level)s"),
        "level": _("Level %(level)s"),
        "more": _("Actions for duty %(number)s"),
        "fold": _("What belongs to duty %(number)s"),
        "drag": _("Drag up or down to move, sideways to change the level"),
        "about": _("More about it and its link"),
        "untitled": _("a duty without words"),
        "empty": _("There are no duties yet. Add one, or paste a whole list into it."),
        "addFirst": _("Add a duty"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "foldAll": _("Fold all"),
        "unfoldAll": _("Unfold all"),
        "actions": {
            "up": _("Move up"),
            "down": _("Move down"),
            "deeper": _("One level in"),
            "higher": _("One level out"),
            "add": _("Add below"),
            "about": _("More about it and its link"),
            "duplicate": _("Duplicate"),
            "remove": _("Delete"),
        },
        "help": _("How to edit the outline"),
        "helpDrag": _("Or drag a duty by its handle. Whatever belongs to it goes along."),
        "helpPaste": _("Many lines pasted at once become a duty each; their own numbers and bullets are taken away."),
        "keys": {
            "enter": _("a new duty below"),
            "lineBreak": _("a new line in the same duty"),
            "up": _("move up"),
            "down": _("move down"),
            "deeper": _("one level in"),
            "higher": _("one level out"),
            "tab": _("go on to the next field"),
        },
        "before": _("Duty %(number)s came before “%(title)s”."),
        "after": _("Duty %(number)s came after “%(title)s”."),
        "atLevel": _("Duty %(number)s is at level %(level)s now."),
        "isFirst": _("There is nothing above to move it before."),
        "isLast": _("There is nothing below to move it after."),
        "notDeeper": _("It cannot go further in: there is no duty above it at its level."),
        "notHigher": _("It is at the first level already."),
        "duplicated": _("Duty %(number)s is the copy."),
        "deleted": _("“%(title)s” was deleted."),
        "deletedMany": _("“%(title)s” was deleted, with %(count)s below it."),
        "pasted": _("%(count)s duties were pasted."),
        "reading": _("Reading the pasted lines…"),
        "undone": _("Undone."),
        "redone": _("Redone."),
    }
