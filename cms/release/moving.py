"""Documents follow their pages through the tree, by statements over whole subtrees."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from cms.pages.models import BasePage
from cms.release.followers import tell_followers
from cms.release.models import FormerPath
from cms.release.refreshing import mark_stale, schedule_refresh
from cms.release.rendering import SITE_ROOT_STEPS
from cms.text.folding import fold_path

# Documents of a subtree that stand elsewhere than their pages do.
_MISPLACED = r"""
    SELECT document.id, document.uid, document.site_id AS old_site, page.site_id AS new_site,
           document.path AS old_path, page.new_path, page.position
      FROM release_releaseddocument document
      JOIN (SELECT uid, site_id, substr(path, %(skip)s) AS position,
                   regexp_replace(url_path, '^/[^/]*', '') AS new_path
              FROM pages_basepage WHERE path LIKE %(subtree)s) page ON page.uid = document.uid
     WHERE document.reason NOT IN ('deleted', 'moved') AND page.site_id IS NOT NULL
       AND (page.site_id <> document.site_id OR page.new_path <> document.path OR page.position <> document.position)
"""

_PLACES = "unnest(%(ids)s::bigint[], %(paths)s::text[], %(folded)s::text[], %(positions)s::text[], %(sites)s::bigint[])"

_READDRESS = f"""
    UPDATE release_releaseddocument document
       SET path = place.path, folded_path = place.folded, position = place.position,
           depth = length(place.path) - length(replace(place.path, '/', '')) - 1, updated_at = now(),
           revision = document.revision + 1, xid = pg_current_xact_id(), sequence = nextval('release_document_sequence')
      FROM {_PLACES} AS place (id, path, folded, position, site_id)
     WHERE document.id = place.id
"""

# The state on the new site follows its record; what is withdrawn for a reason of its own stays where it was.
_ARRIVE = f"""
    INSERT INTO release_releaseddocument AS document
           (uid, site_id, locale, type, path, folded_path, depth, position, in_menu, title, sort_key, summary, body,
            tags, facets, published_at, updated_at, state, reason, revision, source_revision, hash, stale_since)
    SELECT old.uid, site.id, old.locale, old.type, place.path, place.folded,
           length(place.path) - length(replace(place.path, '/', '')) - 1, place.position, old.in_menu, old.title,
           old.sort_key, old.summary, old.body, old.tags, old.facets,
           old.published_at, now(),
           CASE WHEN fate.reason = '' THEN 'released' ELSE 'withdrawn' END, fate.reason,
           old.revision + 1, old.source_revision, old.hash, now()
      FROM {_PLACES} AS place (id, path, folded, position, site_id)
      JOIN release_releaseddocument old ON old.id = place.id
      JOIN tenancy_networksite site ON site.id = place.site_id
     CROSS JOIN LATERAL (
            SELECT CASE WHEN site.status <> 'live' THEN site.status
                        WHEN old.locale <> 'fa' AND NOT old.locale = ANY (site.languages) THEN 'language-off'
                        ELSE '' END AS reason) fate
     WHERE old.state = 'released' OR old.reason IN ('preparing', 'suspended', 'archived', 'language-off')
        ON CONFLICT (uid, site_id, locale) DO UPDATE
       SET type = excluded.type, path = excluded.path, folded_path = excluded.folded_path, depth = excluded.depth,
           position = excluded.position, in_menu = excluded.in_menu, title = excluded.title,
           sort_key = excluded.sort_key, summary = excluded.summary, body = excluded.body, tags = excluded.tags,
           facets = excluded.facets,
           published_at = excluded.published_at, updated_at = now(), state = excluded.state, reason = excluded.reason,
           revision = greatest(document.revision + 1, excluded.revision), source_revision = excluded.source_revision,
           hash = excluded.hash, stale_since = now(), xid = pg_current_xact_id(),
           sequence = nextval('release_document_sequence')
 RETURNING id
"""

_LEAVE = """
    UPDATE release_releaseddocument
       SET state = 'withdrawn', reason = 'moved', stale_since = NULL, updated_at = now(), revision = revision + 1,
           xid = pg_current_xact_id(), sequence = nextval('release_document_sequence')
     WHERE id = ANY (%(ids)s)
"""


def follow_addresses(page: BasePage) -> int:
    """Bring the documents of `page` and of all pages below it to where the pages are; returns the rows changed.

    On the same site the rows get their new address; across sites they are withdrawn on the old site and released on
    the new one. Old addresses lead to the pages from then on. Call it in the transaction that moved or renamed.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MISPLACED, {"subtree": f"{page.path}%", "skip": SITE_ROOT_STEPS + 1})
        columns = [column.name for column in cursor.description]
        misplaced = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        if not misplaced:
            return 0
        stayed = [row for row in misplaced if row["old_site"] == row["new_site"]]
        left = [row for row in misplaced if row["old_site"] != row["new_site"]]
        with transaction.atomic():
            if stayed:
                cursor.execute(_READDRESS, _places(stayed))
            if left:
                cursor.execute(_ARRIVE, _places(left))
                tell_followers([row[0] for row in cursor.fetchall()])
                cursor.execute(_LEAVE, {"ids": [row["id"] for row in left]})
            _remember_former_paths(misplaced)
    # Links to these pages hold their old address, and links in pages that changed site start from the old one.
    mark_stale(*{f"page:{row['uid']}" for row in misplaced if row["old_path"] != row["new_path"] or row in left})
    if left:
        schedule_refresh()
    return len(misplaced)


def _places(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {
        "ids": [row["id"] for row in rows],
        "paths": [row["new_path"] for row in rows],
        "folded": [fold_path(row["new_path"]) for row in rows],
        "positions": [row["position"] for row in rows],
        "sites": [row["new_site"] for row in rows],
    }


def _remember_former_paths(rows: list[dict[str, Any]]) -> None:
    departed = {
        (row["old_site"], row["old_path"]): row["uid"]
        for row in rows
        if (row["old_site"], row["old_path"]) != (row["new_site"], row["new_path"])
    }
    FormerPath.objects.bulk_create(
        [
            FormerPath(site_id=site, path=path, folded_path=fold_path(path), uid=uid)
            for (site, path), uid in departed.items()
        ],
        update_conflicts=True,
        unique_fields=["site", "path"],
        update_fields=["uid", "folded_path"],
    )
