"""The rules as a form: a row for all types, then one a type. The network manager changes them, others read them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.access.sites import sites_of, works_for_the_network
from cms.review.gate import manages_the_network
from cms.review.models import ReviewMode, ReviewRule, page_types
from cms.review.models.rules import MOST_HOURS
from cms.review.rule_changes import record_change, values_of
from cms.tenancy.models import NetworkSite
from cms.text.digits import localize_digits

INHERITED = ""
# By site and type; None: of the network, of all types.
Rules = dict[tuple[int | None, int | None], ReviewRule]


class HoursInput(forms.TextInput):
    """A number as the reader writes it; digits of any script are read back."""

    def format_value(self, value: Any) -> str | None:
        return localize_digits(str(value), get_language() or "") if value not in (None, "") else None


class RuleForm(forms.Form):
    """One row. Where it says nothing of its own, what is above it holds."""

    mode = forms.ChoiceField(label=gettext_lazy("Way"), required=False)
    reminder_hours = forms.IntegerField(
        label=gettext_lazy("Reminder after hours"),
        validators=[MinValueValidator(0), MaxValueValidator(MOST_HOURS)],
        widget=HoursInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    four_eyes = forms.BooleanField(label=gettext_lazy("Nobody approves what they wrote"), required=False)

    def __init__(self, *args: Any, inherited: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["mode"]
        field.choices = ([(INHERITED, inherited)] if inherited else []) + list(ReviewMode.choices)
        field.required = not inherited


class RuleRow:
    """A row of the matrix: its heading, its stored rule, the rule that holds, and its form."""

    def __init__(self, site: NetworkSite | None, kind: ContentType | None, label: str, rules: Rules) -> None:
        self.site, self.kind, self.label = site, kind, label
        self.stored = rules.get((site.pk if site else None, kind.pk if kind else None))
        holds = _holding(rules, site.pk if site else None, kind.pk if kind else None)
        self.holds = holds
        if kind is not None and (site is None or (site.pk, None) in rules):
            inherited = _("As for all types")
        else:
            inherited = _("As in the network") if site is not None else ""
        self.inherited = inherited
        self.form: RuleForm

    def bind(self, data: Any = None) -> None:
        initial = {
            "mode": INHERITED if self.inherited and self.stored is None else self.holds.mode,
            "reminder_hours": self.holds.reminder_hours,
            "four_eyes": self.holds.four_eyes,
        }
        self.form = RuleForm(
            data, initial=initial, prefix=str(self.kind.pk) if self.kind else "all", inherited=self.inherited
        )

    def save(self, user: Any) -> None:
        """Store what the form says, and write down what changed."""
        values = dict(self.form.cleaned_data)
        before = values_of(self.stored) if self.stored else None
        if values["mode"] == INHERITED:
            if self.stored is not None:
                record_change(self.stored, before, None, user)
                self.stored.delete()
            return
        if values == before:
            return
        rule = self.stored or ReviewRule(site=self.site, content_type=self.kind)
        for name, value in values.items():
            setattr(rule, name, value)
        rule.save()
        record_change(rule, before, values, user)


def _holding(rules: Rules, site: int | None, kind: int | None) -> ReviewRule:
    """The most specific of the rules at hand; the same order as `ReviewRuleQuerySet`."""
    order = ((site, kind), (site, None), (None, kind), (None, None))
    return next((rules[key] for key in order if key in rules), ReviewRule())


def rows_of(site: NetworkSite | None) -> list[RuleRow]:
    """All types, then each of them, by two queries."""
    found = ReviewRule.objects.filter(site__isnull=True) | ReviewRule.objects.filter(site=site)
    rules: Rules = {(rule.site_id, rule.content_type_id): rule for rule in found}
    models = list(page_types())
    types = ContentType.objects.get_for_models(*models)
    return [
        RuleRow(site, None, _("All types"), rules),
        *(RuleRow(site, types[model], str(model.get_verbose_name()), rules) for model in models),
    ]


class RulesView(WagtailAdminTemplateMixin, View):
    """Of the network (for its roles) or of one site (for the site's people too)."""

    template_name = "review/rules.html"
    page_title = gettext_lazy("Rules of review")
    header_icon = "tasks"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.site: NetworkSite | None = None
        if "site_id" in kwargs:
            self.site = sites_of(request.user).filter(pk=kwargs["site_id"]).first()
            if self.site is None:
                raise Http404
        elif not works_for_the_network(request.user):
            raise PermissionDenied
        self.may_change = manages_the_network(request.user)

    def get_page_subtitle(self) -> str:
        return self.site.name if self.site else _("The whole network")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reviews = {"url": reverse("review_inbox"), "label": _("Reviews")}
        return [*self.breadcrumbs_items, reviews, {"url": "", "label": self.get_header_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.GET.get("site", "")
        if self.site is None and chosen.isdecimal():
            return redirect("review_rules_of_site", int(chosen))
        rows = rows_of(self.site)
        for row in rows:
            row.bind()
        return self.show(rows)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_change:
            raise PermissionDenied
        rows = rows_of(self.site)
        for row in rows:
            row.bind(request.POST)
        if [row for row in rows if not row.form.is_valid()]:
            messages.error(request, _("Nothing was saved. Correct what is marked below."))
            return self.show(rows)
        with transaction.atomic():
            for row in rows:
                row.save(request.user)
        messages.success(request, _("The rules are saved. They hold for what is submitted from now on."))
        return redirect(request.path)

    def show(self, rows: list[RuleRow]) -> HttpResponse:
        of_network = works_for_the_network(self.request.user)
        sites = NetworkSite.objects.order_by("kind", "number", "code") if of_network else NetworkSite.objects.none()
        exceptional = set(ReviewRule.objects.filter(site__in=sites).values_list("site", flat=True))
        return self.render_to_response(
            self.get_context_data(
                site=self.site,
                rows=rows,
                may_change=self.may_change,
                of_network=of_network,
                sites=[(one, one.pk in exceptional) for one in sites],
            )
        )
