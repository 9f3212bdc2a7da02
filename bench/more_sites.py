"""The rest of a large network, copied from a site that is there: `python -m bench.more_sites COUNT`.

One statement a table, whatever the count: pages with their versions, log and released documents, pictures, and the
groups of the roles, without anybody in them.
"""

import os
import sys
from typing import Any

MODEL = "d1"
MODEL_COLLECTION = "(SELECT collection_id FROM model)"

# Where each copied row comes from and goes to; treebeard's paths have four characters a level.
PLAN = """
CREATE TEMP TABLE model ON COMMIT DROP AS
SELECT site.*, root.path FROM tenancy_networksite site JOIN pages_basepage root ON root.id = site.root_page_id
 WHERE site.code = %(model)s;

CREATE TEMP TABLE new_site ON COMMIT DROP AS
SELECT number, 'd' || number AS code, 'd' || number || '.localhost' AS hostname, root_path, collection_path,
       nextval(pg_get_serial_sequence('tenancy_networksite', 'id')) AS id,
       nextval(pg_get_serial_sequence('wagtailcore_site', 'id')) AS route_id,
       nextval(pg_get_serial_sequence('wagtailcore_collection', 'id')) AS collection_id
  FROM unnest(%(numbers)s::int[], %(root_paths)s::text[], %(collection_paths)s::text[])
       AS place (number, root_path, collection_path);

CREATE TEMP TABLE copied_page ON COMMIT DROP AS
SELECT page.id AS old_id, page.uid AS old_uid, gen_random_uuid() AS uid, page.depth = 2 AS is_root,
       nextval(pg_get_serial_sequence('pages_basepage', 'id')) AS id,
       site.root_path || substr(page.path, 9) AS path, site.id AS site_id, site.code, site.number
  FROM pages_basepage page CROSS JOIN new_site site
 WHERE page.path LIKE (SELECT path FROM model) || '%%'
 ORDER BY page.path;
CREATE INDEX ON copied_page (old_id);
CREATE INDEX ON copied_page (old_uid);

CREATE TEMP TABLE copied_revision ON COMMIT DROP AS
SELECT revision.id AS old_id, nextval(pg_get_serial_sequence('wagtailcore_revision', 'id')) AS id, page.id AS page_id
  FROM wagtailcore_revision revision JOIN copied_page page ON page.old_id::text = revision.object_id
  JOIN django_content_type type ON type.id = revision.base_content_type_id AND type.model = 'basepage';
CREATE INDEX ON copied_revision (page_id);

CREATE TEMP TABLE new_group ON COMMIT DROP AS
SELECT role.group_id AS old_id, nextval(pg_get_serial_sequence('auth_group', 'id')) AS id, role.role,
       site.id AS site_id, site.code, site.collection_id
  FROM tenancy_siterole role JOIN model ON model.id = role.site_id CROSS JOIN new_site site;
ANALYZE new_site, copied_page, copied_revision, new_group;
"""


def _copied_revision(of_original: str) -> str:
    """The copy, for the copied page, of the version that the page it was copied from names in this column."""
    return f"(SELECT made.id FROM copied_revision made WHERE made.page_id = copy.id AND made.old_id = {of_original})"


PAGE = {
    "id": "copy.id",
    "path": "copy.path",
    "uid": "copy.uid",
    "site_id": "NULL",
    "slug": "CASE WHEN copy.is_root THEN copy.code ELSE old.slug END",
    "url_path": "regexp_replace(old.url_path, '^/[^/]*', '/' || copy.code)",
    "translation_key": "gen_random_uuid()",
    "latest_revision_id": _copied_revision("old.latest_revision_id"),
    "live_revision_id": _copied_revision("old.live_revision_id"),
    "locked": "FALSE",
    "locked_by_id": "NULL",
    "locked_at": "NULL",
}
RECORD = {
    "id": "copy.id",
    "uid": "gen_random_uuid()",
    "code": "copy.code",
    "number": "copy.number",
    **{name: f"old.{name} || ' ' || copy.number" for name in ("name", "name_fa", "short_name", "short_name_fa")},
    "hue": "copy.number * 137 % 360",
    "root_page_id": "(SELECT page.id FROM copied_page page WHERE page.site_id = copy.id AND page.is_root)",
    "route_id": "copy.route_id",
    "collection_id": "copy.collection_id",
}
DOCUMENT = {
    "uid": "copy.uid",
    "site_id": "copy.site_id",
    "title": "old.title || ' ' || copy.number",
    "published_at": "old.published_at - copy.number * interval '7 minutes'",
}
# The words of a copied document are those of the document that it was copied from.
SEARCH_WORDS = """
INSERT INTO search_searchentry (document_id, vector)
SELECT new.id, entry.vector
  FROM search_searchentry entry
  JOIN release_releaseddocument old ON old.id = entry.document_id
  JOIN copied_page copy ON copy.old_uid = old.uid
  JOIN release_releaseddocument new ON new.uid = copy.uid AND new.locale = old.locale
"""
# The database fills these in.
OF_THE_DATABASE = {"xid", "sequence"}


def main(count: int) -> None:
    """Copy until there are `count` sites, the central office included."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings")
    import django

    django.setup()
    from django.db import connection

    from cms.tenancy.models import NetworkSite

    copy_site(MODEL, range(NetworkSite.objects.count(), count))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def copy_site(model: str, numbers: range) -> None:
    """Copies of the site with the code `model`, as districts of these numbers: d2, d3 …"""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(PLAN, {"numbers": list(numbers), "model": model, **_free_paths(len(numbers))})
        _copy_pages(cursor)
        _copy_versions(cursor)
        _copy_roles(cursor)
        _copy_documents(cursor)


def _free_paths(count: int) -> dict[str, list[str]]:
    """The next places below the roots of the trees of pages and of collections."""
    from wagtail.models import Collection

    from cms.pages.models import BasePage

    places = {}
    for name, model in (("root_paths", BasePage), ("collection_paths", Collection)):
        root = model.objects.get(depth=1)
        places[name] = [model._get_path(root.path, 2, root.numchild + 1 + step) for step in range(count)]
        model.objects.filter(pk=root.pk).update(numchild=root.numchild + count)
    return places


def _copy_pages(cursor: Any) -> None:
    """Root pages, then the records that name them, then what lies below: the trigger looks a page's site up."""
    from cms.media.models import SiteImage
    from cms.pages.models import BasePage

    _copy(cursor, "pages_basepage", PAGE, "copied_page copy ON copy.old_id = old.id AND copy.is_root")
    collection = {"id": "copy.collection_id", "path": "copy.collection_path", "name": "copy.code"}
    _copy(cursor, "wagtailcore_collection", collection, f"new_site copy ON old.id = {MODEL_COLLECTION}")
    route = {
        "id": "copy.route_id",
        "hostname": "copy.hostname",
        "root_page_id": RECORD["root_page_id"],
    }
    _copy(cursor, "wagtailcore_site", route, "new_site copy ON old.id = (SELECT route_id FROM model)")
    of_collection = f"new_site copy ON old.collection_id = {MODEL_COLLECTION}"
    picture = {"collection_id": "copy.collection_id", "uid": "gen_random_uuid()"}
    _copy(cursor, SiteImage._meta.db_table, picture, of_collection, without={"id"})
    _copy(cursor, "tenancy_networksite", RECORD, "new_site copy ON old.id = (SELECT id FROM model)")
    of_site = "new_site copy ON old.site_id = (SELECT id FROM model)"
    for table, values in (("tenancy_hostname", {"hostname": "copy.hostname"}), ("tenancy_sitephone", {})):
        _copy(cursor, table, {"site_id": "copy.id", **values}, of_site, without={"id"})
    _copy(cursor, "pages_basepage", PAGE, "copied_page copy ON copy.old_id = old.id AND NOT copy.is_root")
    for child in BasePage.__subclasses__():
        own_key = child._meta.pk.column
        _copy(cursor, child._meta.db_table, {own_key: "copy.id"}, f"copied_page copy ON copy.old_id = old.{own_key}")


def _copy_versions(cursor: Any) -> None:
    """With their texts as they are: what a version says of whose it is counts for nothing."""
    version = {"id": "copy.id", "object_id": "copy.page_id::text"}
    _copy(cursor, "wagtailcore_revision", version, "copied_revision copy ON copy.old_id = old.id")
    entry = {"page_id": "copy.id", "revision_id": _copied_revision("old.revision_id")}
    _copy(cursor, "wagtailcore_pagelogentry", entry, "copied_page copy ON copy.old_id = old.page_id", without={"id"})


def _copy_roles(cursor: Any) -> None:
    group = "new_group copy ON copy.old_id = "
    name = {"id": "copy.id", "name": "copy.code || ': ' || copy.role"}
    _copy(cursor, "auth_group", name, f"{group} old.id")
    of_group = {"group_id": "copy.id"}
    _copy(cursor, "tenancy_siterole", {"site_id": "copy.site_id", **of_group}, f"{group} old.group_id", without={"id"})
    _copy(cursor, "auth_group_permissions", of_group, f"{group} old.group_id", without={"id"})
    page = {"page_id": "page.id", **of_group}
    on_page = "JOIN copied_page page ON page.old_id = old.page_id AND page.site_id = copy.site_id"
    _copy(cursor, "wagtailcore_grouppagepermission", page, f"{group} old.group_id {on_page}", without={"id"})
    # Of the district's own collection; that of what is offered to all stays the same.
    own = f"CASE WHEN old.collection_id = {MODEL_COLLECTION} THEN copy.collection_id ELSE old.collection_id END"
    collection = {"collection_id": own, **of_group}
    _copy(cursor, "wagtailcore_groupcollectionpermission", collection, f"{group} old.group_id", without={"id"})


def _copy_documents(cursor: Any) -> None:
    of_page = "copied_page copy ON copy.old_uid = old.uid"
    _copy(cursor, "release_releaseddocument", DOCUMENT, of_page, without={"id", *OF_THE_DATABASE})
    cursor.execute(SEARCH_WORDS)
    _copy(cursor, "release_shortaddress", {"uid": "copy.uid", "site_id": "copy.site_id"}, of_page, without={"id"})


def _copy(cursor: Any, table: str, values: dict[str, str], source: str, without: set[str] | None = None) -> None:
    """Insert into `table` its own rows `old` joined with `source`, with some columns replaced and some left out."""
    cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
    columns = [name for (name,) in cursor.fetchall() if name not in (without or set())]
    chosen = ", ".join(values.get(name, f"old.{name}") for name in columns)
    cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {chosen} FROM {table} old JOIN {source}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
