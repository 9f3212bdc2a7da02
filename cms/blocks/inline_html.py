"""The HTML of running text that readers get: what the editor's tools write, and nothing else."""

from __future__ import annotations

from typing import ClassVar

from bs4 import BeautifulSoup
from bs4.element import Tag
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url


class _InlineHTML(Whitelister):
    element_rules: ClassVar[dict[str, object]] = {
        **dict.fromkeys(["[document]", "p", "b", "strong", "br"], allow_without_attributes),
        "a": attribute_rule({"href": check_url}),
    }

    def clean_tag_node(self, doc: BeautifulSoup, tag: Tag) -> None:
        if tag.name in ("script", "style"):
            tag.decompose()
        else:
            super().clean_tag_node(doc, tag)


def clean_html(html: str) -> str:
    """Paragraphs, strong text and links; of everything else its words.

    Forms let nothing else in, but an import, a program or an older version may have stored it.
    """
    return _InlineHTML().clean(html)
