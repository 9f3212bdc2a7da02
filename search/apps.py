from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from cms.release.followers import follow_content
        from search.indexing import index_documents

        follow_content(index_documents)
        post_migrate.connect(_index_what_was_released_before, sender=self)


def _index_what_was_released_before(**_: Any) -> None:
    """An installation that was without an index until now."""
    from search.indexing import index_missing

    index_missing()
