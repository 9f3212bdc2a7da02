"""The record of a site, its hostnames and its roles."""

from __future__ import annotations

import re
import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.text.record_cleaning import NOT_TEXT
from cms.text.saving import SavedInPersian

# RFC 1123 section 2.1: labels of letters, digits and inner hyphens, 253 characters at most.
HOSTNAME = re.compile(r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\Z")


def validate_hostname(hostname: str) -> None:
    if not HOSTNAME.match(hostname):
        raise ValidationError(
            _("“%(hostname)s” is not a hostname. Write small Latin letters, digits, dots and hyphens, without a port."),
            code="hostname",
            params={"hostname": hostname},
        )


class SiteKind(models.TextChoices):
    CENTRAL = "central", _("central office")
    DISTRICT = "district", _("district")
    ORGANISATION = "organisation", _("organisation")


class SiteStatus(models.TextChoices):
    PREPARING = "preparing", _("in preparation")
    LIVE = "live", _("live")
    SUSPENDED = "suspended", _("suspended")
    ARCHIVED = "archived", _("archived")


class Masthead(models.TextChoices):
    PAPER = "paper", _("paper")
    BAND = "band", _("band in the site's colour")


class Opening(models.TextChoices):
    BESIDE = "beside", _("picture beside the words")
    OVER = "over", _("picture above the words")
    WORDS = "words", _("words only")


def other_languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class NetworkSite(SavedInPersian, ClusterableModel):
    """One district's or organisation's web site: the tenant. Wagtail's `Site` is only its route."""

    text_languages = {"code": NOT_TEXT, "fax": NOT_TEXT, "theme": NOT_TEXT}

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(r"^[a-z][a-z0-9-]*\Z", _("Small Latin letters, digits and hyphens."))],
        help_text=_("Short Latin name used by apps, for example d7. It never changes."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=SiteKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True, help_text=_("A district's number."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Citizens see it at the top of every page."))
    short_name = models.CharField(_("short name"), max_length=60, help_text=_("Used in lists and labels."))
    affiliation = models.CharField(
        _("affiliation"),
        max_length=200,
        blank=True,
        help_text=_("The line below the name, for example the municipality."),
    )

    address = models.TextField(_("address"), blank=True)
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    fax = models.CharField(_("fax"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    hue = models.PositiveSmallIntegerField(
        _("hue"), default=225, validators=[MaxValueValidator(359)], help_text=_("0 to 359, the colour of the site.")
    )
    theme = models.CharField(_("theme"), max_length=40, default="base")
    seal_points = models.PositiveSmallIntegerField(
        _("points of the seal"), default=8, choices=[(n, n) for n in (8, 10, 12, 16)]
    )
    masthead = models.CharField(_("masthead"), max_length=10, choices=Masthead, default=Masthead.BAND)
    opening = models.CharField(_("opening"), max_length=10, choices=Opening, default=Opening.OVER)
    languages = ArrayField(
        models.CharField(max_length=2),
        default=other_languages,
        blank=True,
        verbose_name=_("other languages"),
        help_text=_("Languages beside Persian in which this site publishes."),
    )

    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.PREPARING)
    notice = models.TextField(
        _("notice while suspended"), blank=True, help_text=_("Citizens read it while the site is suspended.")
    )

    root_page = models.OneToOneField(
        settings.WAGTAIL_PAGE_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    route = models.OneToOneField("wagtailcore.Site", models.PROTECT, null=True, editable=False, related_name="+")
    collection = models.OneToOneField(
        "wagtailcore.Collection", models.PROTECT, null=True, editable=False, related_name="+"
    )
    # The central office's alone: what stands there may be chosen by all sites.
    offered_collection = models.OneToOneField(
        "wagtailcore.Collection", models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["kind", "number", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind=SiteKind.CENTRAL),
                name="one_central_office",
                violation_error_message=_("The network has a central office already."),
            ),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=Q(number__isnull=False),
                name="one_site_a_number",
                violation_error_message=_("A site of this kind has this number already."),
            ),
            models.CheckConstraint(condition=Q(hue__lte=359), name="hue_on_the_circle"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        above, seen = self.parent, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("A site belongs neither to itself nor to a site below it.")})
            seen.add(above.pk)
            above = above.parent

    @property
    def published_languages(self) -> list[str]:
        """Every language that citizens may read here, Persian first."""
        return [settings.LANGUAGE_CODE, *self.languages]


class SitePhone(SavedInPersian):
    text_languages = {"number": NOT_TEXT, "extension": NOT_TEXT}

    site = ParentalKey(NetworkSite, related_name="phones", on_delete=models.CASCADE)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    label = models.CharField(_("label"), max_length=80, blank=True)
    number = models.CharField(_("number"), max_length=40)
    extension = models.CharField(_("extension"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.number


class Hostname(models.Model):
    """A name under which a site is reached: one is primary, the others redirect to it."""

    site = models.ForeignKey(NetworkSite, models.CASCADE, related_name="hostnames")
    hostname = models.CharField(_("hostname"), max_length=253, validators=[validate_hostname])
    is_primary = models.BooleanField(_("primary"), default=False)

    class Meta:
        verbose_name = _("hostname")
        verbose_name_plural = _("hostnames")
        constraints = [
            models.UniqueConstraint(
                Lower("hostname"),
                name="one_site_a_hostname",
                violation_error_message=_("Another site uses this hostname already; choose another one."),
            ),
            models.UniqueConstraint(fields=["site"], condition=Q(is_primary=True), name="one_primary_hostname"),
        ]

    def __str__(self) -> str:
        return self.hostname


class Role(models.TextChoices):
    CONTRIBUTOR = "contributor", _("contributor")
    EDITOR = "editor", _("editor")
    PUBLISHER = "publisher", _("publisher")
    SITE_MANAGER = "site-manager", _("site manager")
    CENTRAL_EDITOR = "central-editor", _("central editor")
    OVERSEER = "overseer", _("overseer")
    NETWORK_MANAGER = "network-manager", _("network manager")


SITE_ROLES = (Role.CONTRIBUTOR, Role.EDITOR, Role.PUBLISHER, Role.SITE_MANAGER)
NETWORK_ROLES = (Role.CENTRAL_EDITOR, Role.OVERSEER, Role.NETWORK_MANAGER)


class SiteRole(models.Model):
    """Ties a role on a site (or, without a site, in the network) to the Django group that carries its permissions."""

    site = models.ForeignKey(NetworkSite, models.CASCADE, null=True, blank=True, related_name="roles")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    group = models.OneToOneField("auth.Group", models.PROTECT, related_name="site_role")

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(fields=["site", "role"], nulls_distinct=False, name="one_group_a_role"),
            models.CheckConstraint(
                condition=Q(site__isnull=True, role__in=NETWORK_ROLES) | Q(site__isnull=False, role__in=SITE_ROLES),
                name="role_fits_its_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site or 'network'}: {self.role}"
