"""`manage.py index_documents`: after an upgrade that changes what words are, or where the index was lost."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.indexing import index_everything


class Command(BaseCommand):
    help = "Index every released document anew. Search answers meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        for done in index_everything():
            self.stderr.write(f"{done}", ending="\r")
        self.stdout.write(f"{done} documents indexed")
