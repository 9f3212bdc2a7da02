"""The product's face in the admin: its typeface, colours, digits and names of fields over Wagtail's screens."""

from __future__ import annotations

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.text.languages import base_language

# Copied from its npm package when assets are provided; without it the system's typefaces serve.
TYPEFACE = "base/fonts/vazirmatn-arabic-wght-normal.woff2"


def styles() -> SafeString:
    """The style sheets, for Wagtail's `insert_global_admin_css`."""
    has_typeface = bool(finders.find(TYPEFACE))
    sheets = ["base/fonts.css", "editing/appearance.css"] if has_typeface else ["editing/appearance.css"]
    links = format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))
    early = '<link rel="preload" as="font" type="font/woff2" crossorigin href="{}">'
    return format_html(early, static(TYPEFACE)) + links if has_typeface else links


def scripts() -> SafeString:
    """Names for nameless fields and, on a Persian screen, Persian digits; for Wagtail's `insert_global_admin_js`."""
    names = ["field-names", "persian-digits"] if base_language(get_language()) == "fa" else ["field-names"]
    addresses = ((static(f"editing/{name}.js"),) for name in names)
    return format_html_join("", '<script type="module" src="{}"></script>', addresses)
