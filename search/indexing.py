"""The index follows the released documents, in the transaction that writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cms.release.models import ReleasedDocument
from search.engine import engine

BATCH = 200


def index_documents(documents: Sequence[int]) -> None:
    """Take the words of these documents anew; those of an erased one go."""
    engine().write(documents)


def index_missing() -> int:
    """Index the documents that the index does not know; returns how many there were."""
    documents = ReleasedDocument.objects.filter(search_entry__isnull=True)
    return max(_index_in_batches(list(documents.values_list("pk", flat=True))), default=0)


def index_everything() -> Iterator[int]:
    """Index every document anew, whatever its state; yields how many are done."""
    return _index_in_batches(list(ReleasedDocument.objects.order_by("pk").values_list("pk", flat=True)))


def _index_in_batches(keys: list[int]) -> Iterator[int]:
    for start in range(0, len(keys), BATCH):
        index_documents(keys[start : start + BATCH])
        yield min(start + BATCH, len(keys))
