"""From an address to what it leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db.models import Case, JSONField, When

from cms.release.log import current
from cms.release.models import FormerPath, Reason, ReleasedDocument, State
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite
from cms.text.folding import fold_path

# A withdrawn page says so; one that only its site's state hides does not.
GONE = frozenset({Reason.UNPUBLISHED, Reason.EXPIRED, Reason.DELETED})


@dataclass(slots=True)
class Resolution:
    """A document to show, an address to go to, or that something was here; else nothing was."""

    document: ReleasedDocument | None = None
    ancestors: list[ReleasedDocument] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    redirect: str = ""
    gone: ReleasedDocument | None = None


def resolve(site: NetworkSite, language: str, path: str) -> Resolution:
    """One query where the path is right; two more before it is called unknown."""
    if not path.endswith("/"):
        found = resolve(site, language, f"{path}/")
        return Resolution(redirect=localized_path(f"{path}/", language)) if found.document else found
    rows = _rows_on_the_way(site, language, path)
    here = {row.locale: row for row in rows if row.path == path}
    released = {locale: row for locale, row in here.items() if row.state == State.RELEASED}
    document = released.get(language) or released.get(settings.LANGUAGE_CODE)
    if document is not None:
        return Resolution(document=document, ancestors=_ancestors(rows, language, path), languages=list(released))
    if redirect := _way_on(site, language, path):
        return Resolution(redirect=redirect)
    persian = here.get(settings.LANGUAGE_CODE)
    return Resolution(gone=persian if persian and persian.reason in GONE else None)


def _rows_on_the_way(site: NetworkSite, language: str, path: str) -> list[ReleasedDocument]:
    """The documents of the path and of every path above it; bodies only of those that may be shown."""
    steps = path.strip("/").split("/") if path != "/" else []
    paths = ["/", *("/" + "/".join(steps[: number + 1]) + "/" for number in range(len(steps)))]
    shown = When(path=path, locale__in=[language, settings.LANGUAGE_CODE], state=State.RELEASED, then="body")
    return list(
        ReleasedDocument.objects.filter(site=site, path__in=paths)
        .defer("body")
        .annotate(shown_body=Case(shown, default=None, output_field=JSONField()))
    )


def _ancestors(rows: list[ReleasedDocument], language: str, path: str) -> list[ReleasedDocument]:
    above: dict[str, ReleasedDocument] = {}
    for row in rows:
        is_choice = row.locale == language or (row.locale == settings.LANGUAGE_CODE and row.path not in above)
        if row.path != path and row.state == State.RELEASED and is_choice:
            above[row.path] = row
    return sorted(above.values(), key=lambda row: len(row.path))


def _way_on(site: NetworkSite, language: str, path: str) -> str:
    """Where a folded spelling or a former path of a page leads."""
    folded = fold_path(path)
    spelled = current(sites=[site.pk], locale=settings.LANGUAGE_CODE).filter(folded_path=folded)
    if (document := spelled.only("path").first()) is not None:
        return localized_path(document.path, language)
    former = FormerPath.objects.filter(site=site, folded_path=folded).order_by("-left_at").first()
    return address_of(former.uid, site, language) if former else ""


def address_of(uid: UUID, site: NetworkSite, language: str) -> str:
    """Where a page is read today, on this site as a path, on another one with its origin; empty if nowhere."""
    document = (
        current(locale=settings.LANGUAGE_CODE)
        .filter(uid=uid)
        .select_related("site__route")
        .only("path", "site")
        .first()
    )
    if document is None:
        return ""
    path = localized_path(document.path, language)
    return path if document.site_id == site.pk else site_origin(document.site) + path
