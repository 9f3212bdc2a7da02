"""Which way a change takes to the public: a rule of the network, of a site, of a type, or of a type on a site."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite

MOST_HOURS = 24 * 30


class ReviewMode(models.TextChoices):
    DIRECT = "direct", _("Publish directly")
    SITE = "site", _("A publisher of the site approves")
    CENTRAL = "central", _("A publisher of the site approves, then the central office")


class ReviewRuleQuerySet(models.QuerySet["ReviewRule"]):
    def of_page(self, page: BasePage) -> ReviewRule:
        """The rule of a page by its site as the database has it, whatever the instance says."""
        return self._most_specific(
            Q(site__in=BasePage.objects.filter(pk=page.pk).values("site")), Q(content_type=page.content_type_id)
        )

    def of_type(self, site_id: int | None, content_type: ContentType) -> ReviewRule:
        """The rule of pages of a type on a site."""
        return self._most_specific(Q(site=site_id), Q(content_type=content_type))

    def _most_specific(self, of_site: Q, of_type: Q) -> ReviewRule:
        """An exception of the site wins over the network, within either of them a type over all types."""
        applicable = self.filter(of_site | Q(site__isnull=True), of_type | Q(content_type__isnull=True))
        ordered = applicable.order_by(F("site").asc(nulls_last=True), F("content_type").asc(nulls_last=True))
        return ordered.first() or ReviewRule()

    def asks_for_review_on(self, site_id: int | None) -> bool:
        """Whether any type of page is reviewed there by whoever could publish it."""
        modes: dict[int | None, str] = {}
        rules = self.filter(Q(site=site_id) | Q(site__isnull=True)).order_by(F("site").asc(nulls_last=True))
        everything_is_said = False
        for rule in rules:
            if rule.site_id is None and everything_is_said:
                break  # the site's own rule for all types leaves nothing to the network
            modes.setdefault(rule.content_type_id, rule.mode)
            everything_is_said = everything_is_said or (rule.site_id is not None and rule.content_type_id is None)
        return any(mode != ReviewMode.DIRECT for mode in modes.values())


class ReviewRule(models.Model):
    """Without a site: of the whole network. Without a type: of all types. Where there is none, this one's defaults."""

    site = models.ForeignKey(
        NetworkSite, models.CASCADE, null=True, blank=True, related_name="review_rules", verbose_name=_("site")
    )
    content_type = models.ForeignKey(
        ContentType, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("type")
    )
    mode = models.CharField(_("way"), max_length=10, choices=ReviewMode, default=ReviewMode.DIRECT)
    reminder_hours = models.PositiveSmallIntegerField(
        _("reminder after hours"),
        default=48,
        validators=[MaxValueValidator(MOST_HOURS)],
        help_text=_("Who has to decide is reminded each time so many hours have passed. 0: never."),
    )
    four_eyes = models.BooleanField(_("nobody approves what they wrote"), default=True)

    objects = ReviewRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of review")
        verbose_name_plural = _("rules of review")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "content_type"], nulls_distinct=False, name="one_review_rule_a_site_and_type"
            ),
            models.CheckConstraint(condition=Q(reminder_hours__lte=MOST_HOURS), name="reminder_within_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.site_id or 'network'}, {self.content_type_id or 'all types'}: {self.mode}"


def page_types() -> Iterable[type[BasePage]]:
    """The types of pages that rules can be about, by their names."""
    from wagtail.models import get_page_models

    own = [model for model in get_page_models() if issubclass(model, BasePage) and model.body_type]
    return sorted(own, key=lambda model: str(model._meta.verbose_name))
