"""A list of dated items narrowed by what its address asks: one value a group, with the choices that are left.

The values are the facets of released documents, in the language of the address.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value

from cms.release.models import ReleasedDocument
from cms.serving.reading import Reading
from cms.text.months import month_bounds, month_name

LONGEST_VALUE = 100
MONTH = "month"

Label = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an address asks of a list: at most one value of each group."""

    url: str
    language: str
    labels: Mapping[str, Label]  # of each group, in the order of addresses; ValueError for what is no value of it
    chosen: Mapping[str, str]
    scope: str = ""  # a part of the address that stays whatever is chosen

    @classmethod
    def of(cls, reading: Reading, labels: Mapping[str, Label], *, scope: str = "") -> Narrowing:
        """What `reading` asks for; what is no value of its group is left out."""
        labels = {**labels, MONTH: lambda key: month_name(key, reading.language)}
        asked = {group: reading.parameters.get(group, "").strip() for group in labels}
        chosen = {group: value for group, value in asked.items() if _is_value(value, labels[group])}
        return cls(reading.url, reading.language, labels, chosen, scope)

    def address(self, page: int = 1) -> str:
        """A page of the list as it is narrowed now."""
        return self._address({**self.chosen, "page": str(page) if page > 1 else ""})

    def address_with(self, group: str, value: str) -> str:
        """The list's first page with another choice in one group, or with none: an empty value."""
        return self._address({**self.chosen, group: value})

    def _address(self, values: Mapping[str, str]) -> str:
        query = urlencode({name: value for name, value in {"scope": self.scope, **values}.items() if value})
        return f"{self.url}?{query}" if query else self.url

    def label(self, group: str) -> str:
        return self.labels[group](self.chosen[group])

    def condition(self, *, without: str = "") -> Q:
        """What the chosen values ask of a document, those of one group left out."""
        facets = [f"{group}:{value}" for group, value in self.chosen.items() if group not in (MONTH, without)]
        condition = Q(facets__contains=facets) if facets else Q()
        if MONTH in self.chosen and without != MONTH:
            start, end = month_bounds(self.chosen[MONTH], self.language)
            condition &= Q(published_at__gte=start, published_at__lt=end)
        return condition

    def counts(self, documents: QuerySet[ReleasedDocument]) -> dict[str, Counter[str]]:
        """By group, how many items each value has beside what is chosen in the other groups. One query."""
        groups = list(self.labels)
        facets = documents.order_by().annotate(facet=Func(F("facets"), function="unnest", output_field=TextField()))
        numbers = {f"in_{group}": Count(Value(1), filter=self.condition(without=group)) for group in groups}
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for facet, *row in facets.values("facet").annotate(**numbers).values_list("facet", *numbers):
            group, _colon, value = facet.partition(":")
            if group in groups:
                counts[group][value] = row[groups.index(group)]
        return counts

    def choices(self, group: str, counts: Counter[str], everything: str) -> list[dict[str, Any]]:
        """A group for the template: all of it, then each value that has items, or is chosen, with its address.

        Months come in their order, other values by their number of items.
        """
        current = self.chosen.get(group)
        values = [value for value, count in counts.items() if count or value == current]
        if current and current not in values:
            values.append(current)
        values.sort(reverse=True) if group == MONTH else values.sort(key=lambda value: (-counts[value], value))
        return [
            {"label": everything, "count": None, "url": self.address_with(group, ""), "current": current is None},
            *(
                {
                    "label": self.labels[group](value),
                    "count": counts[value],
                    "url": self.address_with(group, value),
                    "current": value == current,
                }
                for value in values
            ),
        ]

    def presented(self) -> list[dict[str, str]]:
        """What is chosen, each with the address of the list without it."""
        return [{"label": self.label(group), "url": self.address_with(group, "")} for group in self.chosen]


def as_typed(value: str) -> str:
    """The label of a value that is a word of its own."""
    return value


def _is_value(value: str, label: Label) -> bool:
    if not 0 < len(value) <= LONGEST_VALUE or "\x00" in value:
        return False
    try:
        label(value)
    except ValueError:
        return False
    return True
