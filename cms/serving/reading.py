"""What is being read: one document on a site, and what the address asks of the lists beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cms.release.models import ReleasedDocument
from cms.serving.presentation import documents_of
from cms.tenancy.addresses import localized_path
from cms.tenancy.models import NetworkSite

LONGEST_NUMBER = 5  # digits


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, released or previewed, in the language of the address."""

    type: str
    uid: UUID
    path: str
    body: dict[str, Any]
    site: NetworkSite
    language: str
    parameters: Mapping[str, str] = field(default_factory=dict)  # of the address; nothing in it has been checked
    is_preview: bool = False

    @property
    def documents(self) -> QuerySet[ReleasedDocument]:
        """What readers get of this site."""
        return documents_of(self.site, is_preview=self.is_preview)

    @property
    def url(self) -> str:
        return localized_path(self.path, self.language)

    @property
    def page_number(self) -> int:
        """The page of a list that the address asks for, 1 where it asks for none or for nonsense."""
        given = self.parameters.get("page", "1")
        return int(given) if given.isascii() and given.isdigit() and len(given) <= LONGEST_NUMBER and int(given) else 1
