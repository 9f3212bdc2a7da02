"""Which of the product's languages a language code means, and how fields in it are labelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LANGUAGE_NAMES = {"en": gettext_lazy("English"), "ar": gettext_lazy("Arabic")}


def base_language(code: str | None) -> str:
    """`fa` for `fa`, `fa-IR` and `fa_IR`; empty for no language."""
    return (code or "").replace("_", "-").partition("-")[0].lower()


def localized_label(label: StrOrPromise, language: str) -> StrOrPromise:
    """The label of a translated field: the default language's is the plain one."""
    name = LANGUAGE_NAMES.get(language)
    return label if name is None else format_lazy("{} ({})", label, name)
