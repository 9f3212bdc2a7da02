"""From an address to what it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, JSONField, OuterRef, QuerySet, Subquery, When

from cms.release.log import current
from cms.release.models import FormerPath, Reason, ReleasedDocument, ShortAddress, State
from cms.release.reading import LIST_FIELDS, in_language
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite
from cms.text.folding import fold_path

# A withdrawn page says so; one that only its site's state hides does not.
GONE = frozenset({Reason.UNPUBLISHED, Reason.EXPIRED, Reason.DELETED})
# treebeard writes four of 255 characters for each level.
DEEPEST = 63


@dataclass(slots=True)
class Resolution:
    """A document to show, an address to go to, or that something was here; else nothing was."""

    document: ReleasedDocument | None = None
    body: dict[str, Any] = field(default_factory=dict)
    short_number: int | None = None
    ancestors: list[ReleasedDocument] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    redirect: str = ""
    gone: ReleasedDocument | None = None


def resolve(site: NetworkSite, language: str, path: str) -> Resolution:
    """One query where the path is right; two more before it is called unknown."""
    if not path.endswith("/"):
        found = resolve(site, language, f"{path}/")
        return Resolution(redirect=localized_path(f"{path}/", language)) if found.document else found
    if path.count("/") > DEEPEST:
        return Resolution()
    rows = _rows_on_the_way(site, language, path)
    # Two pages may have had this path one after the other: the one that is there counts.
    here = [row for row in rows if row.path == path]
    released = {row.locale: row for row in here if row.state == State.RELEASED}
    document = released.get(language) or released.get(settings.LANGUAGE_CODE)
    if document is not None:
        above = [row for row in rows if row.path != path and row.state == State.RELEASED]
        annotated = vars(document)
        return Resolution(
            document=document,
            body=annotated["shown_body"],
            short_number=annotated["short_number"],
            ancestors=_from_the_top(above, language),
            languages=list(released),
        )
    return _way_on(site, language, path) or Resolution(gone=_gone(here))


def ancestors_of(documents: QuerySet[ReleasedDocument], language: str, path: str) -> list[ReleasedDocument]:
    """Of a site's documents those above `path`, from the home page down."""
    return _from_the_top(documents.filter(path__in=_paths_to(path)[:-1]).only(*LIST_FIELDS), language)


def _paths_to(path: str) -> list[str]:
    """`/`, `/news/` and `/news/x/` for the last of them."""
    steps = path.strip("/").split("/") if path != "/" else []
    return ["/", *("/" + "/".join(steps[: number + 1]) + "/" for number in range(len(steps)))]


def _rows_on_the_way(site: NetworkSite, language: str, path: str) -> list[ReleasedDocument]:
    """The documents of the path and of every path above it; bodies only of those that may be shown."""
    shown = When(path=path, locale__in=[language, settings.LANGUAGE_CODE], state=State.RELEASED, then="body")
    number = ShortAddress.objects.filter(site=OuterRef("site"), uid=OuterRef("uid")).values("number")
    return list(
        ReleasedDocument.objects.filter(site=site, path__in=_paths_to(path))
        .defer("body")
        .annotate(shown_body=Case(shown, default=None, output_field=JSONField()), short_number=Subquery(number[:1]))
    )


def _from_the_top(documents: Iterable[ReleasedDocument], language: str) -> list[ReleasedDocument]:
    return sorted(in_language(documents, language), key=lambda document: len(document.path))


def _way_on(site: NetworkSite, language: str, path: str) -> Resolution | None:
    """Where a folded spelling or a former path of a page leads, or that the page which had it is gone."""
    folded = fold_path(path)
    spelled = current(sites=[site.pk], locale=settings.LANGUAGE_CODE).filter(folded_path=folded)
    if (document := spelled.only("path").first()) is not None:
        return Resolution(redirect=localized_path(document.path, language))
    former = FormerPath.objects.filter(site=site, folded_path=folded).order_by("-left_at").first()
    if former is None:
        return None
    if address := address_of(former.uid, site, language):
        return Resolution(redirect=address)
    gone = _gone(ReleasedDocument.objects.filter(uid=former.uid).order_by("-updated_at"))
    return Resolution(gone=gone) if gone else None


def _gone(rows: Iterable[ReleasedDocument]) -> ReleasedDocument | None:
    return next((row for row in rows if row.locale == settings.LANGUAGE_CODE and row.reason in GONE), None)


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
