"""The index that PostgreSQL searches: one entry a released document."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """The folded words of a document. Whether anybody may read it, the document's state says, never this row."""

    document = models.OneToOneField(
        "release.ReleasedDocument", models.CASCADE, primary_key=True, related_name="search_entry"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="search_words")]

    def __str__(self) -> str:
        return str(self.pk)
