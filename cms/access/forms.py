"""Forms that keep a site's content to itself: what they name is the site's own, or may be referred to by all."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceField
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.blocks import BlockField, StreamValue

from cms.access.content_references import leave_out_of_block, leave_out_of_text, refuse_in_block
from cms.access.references import Reference, foreign_among, is_among, refusal, standing_in


class KeepsToItsSite(WagtailAdminModelForm):  # type: ignore[misc]
    """Refuses, at the field or block, what belongs to another site, whatever a chooser showed.

    What the saved page or record names already may stay, so that one whose picture was moved can still be saved. A
    form that is shown again does not tell what was refused: its name is the other site's.
    """

    # Fields, of the form or of its rows, that also take what other sites have published. Links in content always do.
    network_fields: ClassVar[frozenset[str]] = frozenset()

    @property
    def site_id(self) -> int | None:
        """The site that what is edited belongs to or, before it is saved, will belong to."""
        raise NotImplementedError

    def is_valid(self) -> bool:
        is_valid: bool = super().is_valid()
        return not (self.is_bound and self._refuse_foreign()) and is_valid

    def _refuse_foreign(self) -> bool:
        named = [(form, name, found) for form in _rows(self) for name, found in _references(form)]
        site_id = self.site_id
        links = {reference for form, name, found in named if self._takes_links(form, name) for reference in found}
        strict = {reference for form, name, found in named if not self._takes_links(form, name) for reference in found}
        foreign_links = foreign_among(links, site_id)
        foreign = foreign_among(strict, site_id, links=False)
        if not foreign and not foreign_links:
            return False
        standing = standing_in(self._saved()) if self.instance.pk else set()
        refused = False
        for form, name, found in named:
            of_others = found & (foreign_links if self._takes_links(form, name) else foreign)
            of_others = {reference for reference in of_others if not is_among(reference, standing)}
            if of_others:
                _refuse(form, name, of_others)
                refused = True
        return refused

    def _takes_links(self, form: forms.BaseForm, name: str) -> bool:
        return name in self.network_fields or not isinstance(form.fields[name], ModelChoiceField)

    def _saved(self) -> Model:
        """As it is stored: this form's own instance holds what was typed by now."""
        stored: Any = type(self.instance)._default_manager.get(pk=self.instance.pk)
        latest = getattr(stored, "get_latest_revision_as_object", None)
        saved: Model = latest() if latest else stored
        return saved


class OwnSitePageForm(KeepsToItsSite, WagtailAdminPageForm):  # type: ignore[misc]
    """A new page knows how deep it will stand, so that its own rules hold in the form already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and self.parent_page:
            self.instance.depth = self.parent_page.depth + 1

    @property
    def site_id(self) -> int | None:
        return self.instance.site_id or (self.parent_page and self.parent_page.site_id)


class OwnSiteRecordForm(KeepsToItsSite):
    """A record belongs to the site that its form says."""

    @property
    def site_id(self) -> int | None:
        chosen = self.cleaned_data.get("site")
        return chosen.pk if chosen else self.instance.site_id


def _rows(form: Any) -> Iterator[Any]:
    """The form and those of its inline panels, at any depth, but for rows that are taken out."""
    yield form
    for formset in form.formsets.values():
        for row in formset.forms:
            if not (formset.can_delete and formset._should_delete_form(row)):
                yield from _rows(row)


def _typed(form: Any, name: str) -> Any:
    """What was cleaned, or else sent."""
    if name in getattr(form, "cleaned_data", {}):
        return form.cleaned_data[name]
    return form.fields[name].widget.value_from_datadict(form.data, form.files, form.add_prefix(name))


def _references(form: Any) -> Iterator[tuple[str, set[Reference]]]:
    """What each field names."""
    columns: dict[str, Any] = {column.name: column for column in form.instance._meta.get_fields()}
    for name, field in form.fields.items():
        if name == "site":
            continue
        if isinstance(field, ModelChoiceField) and field.queryset is not None:
            value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
            keys = value if isinstance(value, list | tuple) else [value]
            yield name, {(field.queryset.model, str(key)) for key in keys if key}
        elif hasattr(columns.get(name), "extract_references") and (value := _typed(form, name)):
            yield name, {(model, str(key)) for model, key, *_paths in columns[name].extract_references(value)}


def _refuse(form: Any, name: str, foreign: Set[Reference]) -> None:
    field = form.fields[name]
    is_stream = isinstance(field, BlockField)
    typed = _typed(form, name)
    if name not in form.errors:
        error = refuse_in_block(field.block, typed, foreign) if is_stream else None
        form.add_error(name, error or ValidationError(refusal(next(iter(foreign))[0])))
    shown: Any = None
    if isinstance(typed, StreamValue):
        shown = leave_out_of_block(field.block, typed, foreign)
    elif isinstance(typed, str) and not isinstance(field, ModelChoiceField):
        shown = leave_out_of_text(typed, foreign)
    # Django asks it what a bound field shows.
    field.bound_data = partial(_shown, shown)


def _shown(value: Any, _data: Any, _initial: Any) -> Any:
    return value


def accept_only(field: Any, rows: QuerySet[Any]) -> None:
    """For a form that is no model's: a chooser takes these rows, and does not show again what is none of them."""
    field.queryset = rows
    field.error_messages["invalid_choice"] = refusal(rows.model)
    field.bound_data = partial(_only_among, rows)


def _only_among(rows: QuerySet[Any], data: Any, _initial: Any) -> Any:
    return data if str(data).isdecimal() and rows.filter(pk=data).exists() else None
