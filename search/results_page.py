"""What the page of results shows, and the addresses that it links to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.apps import apps

from cms.pages.models import BasePage
from cms.serving.presentation import label
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus
from cms.text.folding import fold_tokens
from search.engine import LONGEST_QUESTION, Question
from search.querying import Answer, Hit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PATH = "/search/"
ON_A_PAGE = 10
MOST_SITES = 20  # to choose from; of 500 nobody finds one in a list
LAST_PAGE = 100  # nobody reads further, and the deepest pages cost the most


@cache
def type_names() -> dict[str, StrOrPromise]:
    """What each type of page is called."""
    pages: list[Any] = [model for model in apps.get_models() if issubclass(model, BasePage) and model.body_type]
    return {page.body_type: page._meta.verbose_name for page in pages}


class Asked:
    """What an address asks for, and the addresses that would ask for something else."""

    def __init__(self, parameters: dict[str, str], site: NetworkSite, language: str) -> None:
        # PostgreSQL knows no NUL.
        self._given = {name: value.replace("\x00", "") for name, value in parameters.items()}
        words = " ".join(self._given.get("q", "").split())[:LONGEST_QUESTION]
        self.words = words if fold_tokens(words) else ""
        self.is_network = site.kind == SiteKind.CENTRAL
        self.language = language
        self.type = self._given.get("type") or None
        self.page = self._page()
        code = self._given.get("site", "") if self.is_network else ""
        chosen = NetworkSite.objects.filter(code=code, status=SiteStatus.LIVE).first() if code else None
        self.code = chosen.code if chosen else None
        self.question = Question(
            words=self.words,
            language=language,
            sites=None if self.is_network else [site.pk],
            site=chosen.pk if chosen else None,
            type=self.type,
            first=(self.page - 1) * ON_A_PAGE,
            limit=ON_A_PAGE,
        )

    def answered(self, answer: Answer) -> dict[str, Any]:
        """What the template shows."""
        last = min(-(-answer.total // ON_A_PAGE), LAST_PAGE)
        return {
            "words": self.words,
            "is_network": self.is_network,
            "total": answer.total,
            "is_narrowed": bool(self.type or self.code),
            "has_every_word": answer.has_every_word,
            "items": [_item(hit, self.is_network) for hit in answer.hits],
            "types": self._types(answer),
            "sites": self._sites(answer) if self.is_network else [],
            "url": self.url(),
            "page": self.page,
            "last": last,
            "newer_url": self.url(type=self.type, site=self.code, page=self.page - 1) if self.page > 1 else None,
            "older_url": self.url(type=self.type, site=self.code, page=self.page + 1) if self.page < last else None,
        }

    def url(self, **chosen: Any) -> str:
        values = {"q": self.words, **{name: value for name, value in chosen.items() if value}}
        if values.get("page") == 1:
            del values["page"]
        return f"{localized_path(PATH, self.language)}?{urlencode(values)}"

    def _page(self) -> int:
        given = self._given.get("page", "")
        number = int(given) if given.isascii() and given.isdigit() and len(given) <= len(str(LAST_PAGE)) else 1
        return min(max(number, 1), LAST_PAGE)

    def _types(self, answer: Answer) -> list[dict[str, Any]]:
        names = type_names()
        entries = [(str(names[name]), name) for name in answer.types if name in names]
        return [
            {"label": title, "count": answer.types[name], **self._choice("type", name, self.type)}
            for title, name in sorted(entries)
            if answer.types[name] or name == self.type
        ]

    def _sites(self, answer: Answer) -> list[dict[str, Any]]:
        """The sites with the most results, and the chosen one."""
        most = sorted(answer.sites, key=lambda key: answer.sites[key], reverse=True)[:MOST_SITES]
        chosen = self.question.site
        shown = {key for key in most if answer.sites[key]} | ({chosen} if chosen is not None else set())
        return [
            {
                "label": label(site, self.language)["short_name"],
                "hue": site.hue,
                "count": answer.sites.get(site.pk, 0),
                **self._choice("site", site.code, self.code),
            }
            for site in NetworkSite.objects.filter(pk__in=shown).select_related("route")
        ]

    def _choice(self, name: str, value: str, chosen: str | None) -> dict[str, Any]:
        """The address that takes this choice, or, where it is taken, gives it up."""
        others = {"type": self.type, "site": self.code, name: None if value == chosen else value}
        return {"url": self.url(**others), "current": value == chosen}


def _item(hit: Hit, with_site: bool) -> dict[str, Any]:
    document = hit.document
    path = localized_path(document.path, document.locale)
    return {
        "title": hit.title,
        "excerpt": hit.excerpt,
        "url": site_origin(document.site) + path if with_site else path,
        "type": document.type,
        "type_label": document.summary.get("kind_label") or type_names().get(document.type, ""),
        "published_at": document.published_at if document.summary.get("kind") else None,
        "site": label(document.site, document.locale) if with_site else None,
    }
