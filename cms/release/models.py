"""Released documents: what anybody outside the admin reads, and the order in which it changed."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import BigIntegerField, F, Func, Value
from django.utils.translation import gettext_lazy as _

SEQUENCE = "release_document_sequence"


class Xid8Field(models.BigIntegerField):
    """PostgreSQL's 64-bit transaction number: unlike a sequence it can be compared with a snapshot."""

    def db_type(self, connection: Any) -> str:
        return "xid8"

    def from_db_value(self, value: Any, *_: Any) -> int | None:
        return None if value is None else int(value)

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None or hasattr(value, "resolve_expression") else str(value)


class CurrentTransaction(Func):
    template = "pg_current_xact_id()"
    output_field = Xid8Field()


class NextInSequence(Func):
    function = "nextval"
    output_field = BigIntegerField()

    def __init__(self) -> None:
        super().__init__(Value(SEQUENCE))


class State(models.TextChoices):
    RELEASED = "released", _("released")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Reason(models.TextChoices):
    """Why a document is withdrawn. The first group ends by itself when the site's record says so."""

    PREPARING = "preparing", _("the site is in preparation")
    SUSPENDED = "suspended", _("the site is suspended")
    ARCHIVED = "archived", _("the site is archived")
    LANGUAGE_OFF = "language-off", _("the site does not publish this language")
    UNPUBLISHED = "unpublished", _("withdrawn from publication")
    EXPIRED = "expired", _("its time is over")
    DELETED = "deleted", _("deleted")
    MOVED = "moved", _("moved to another site")
    LANGUAGE = "language", _("withdrawn in this language")


# Reasons that come from the site's record: the document itself is fit to be read.
SITE_REASONS = (Reason.PREPARING, Reason.SUSPENDED, Reason.ARCHIVED, Reason.LANGUAGE_OFF)


class ReleasedDocument(models.Model):
    """One page, on one site, in one language, as readers get it; or the mark that it is gone, and why."""

    uid = models.UUIDField()
    site = models.ForeignKey("tenancy.NetworkSite", models.PROTECT, related_name="released_documents")
    locale = models.CharField(max_length=2)

    type = models.CharField(max_length=40)
    path = models.TextField()
    folded_path = models.TextField()
    depth = models.PositiveSmallIntegerField()
    position = models.TextField()  # place in the site's tree, for menus and lists of children
    in_menu = models.BooleanField(default=False)
    title = models.TextField()
    sort_key = models.TextField()
    summary = models.JSONField(encoder=DjangoJSONEncoder)
    body = models.JSONField(encoder=DjangoJSONEncoder)
    tags = ArrayField(models.TextField(), default=list)
    facets = ArrayField(models.TextField(), default=list)  # by what lists are narrowed: `kind:report`, `month:1404-08`
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    state = models.CharField(max_length=10, choices=State)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    revision = models.PositiveIntegerField(default=1)  # grows with every change of this row
    source_revision = models.BigIntegerField(null=True)  # the page's revision that this language was made from
    hash = models.CharField(max_length=64)
    xid = Xid8Field(db_default=CurrentTransaction())
    sequence = models.BigIntegerField(db_default=NextInSequence())
    stale_since = models.DateTimeField(null=True)  # something it refers to has changed and it has not followed yet

    class Meta:
        verbose_name = _("released document")
        verbose_name_plural = _("released documents")
        constraints = [
            models.UniqueConstraint(fields=["uid", "site", "locale"], name="one_document_a_language"),
            models.CheckConstraint(
                condition=models.Q(state=State.RELEASED, reason="")
                | models.Q(state=State.WITHDRAWN) & ~models.Q(reason=""),
                name="withdrawn_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "locale", "path"], name="release_address"),
            models.Index(fields=["site", "folded_path"], name="release_folded_address"),
            models.Index(fields=["site", "locale", "depth", "position"], name="release_tree"),
            models.Index(
                "locale",
                "type",
                F("published_at").desc(),
                F("uid").desc(),
                condition=models.Q(state="released"),
                name="release_newest",
            ),
            models.Index(
                "locale",
                F("published_at").desc(),
                F("uid").desc(),
                condition=models.Q(state="released"),
                name="release_newest_of_any_type",
            ),
            models.Index(
                "site",
                "locale",
                F("published_at").desc(),
                F("uid").desc(),
                condition=models.Q(state="released"),
                name="release_site_any_type",
            ),
            models.Index(
                "site",
                "locale",
                "type",
                F("published_at").desc(),
                F("uid").desc(),
                condition=models.Q(state="released"),
                name="release_newest_of_site",
            ),
            # Counts of facets read the index alone.
            models.Index(
                "site",
                "locale",
                "type",
                condition=models.Q(state="released"),
                include=["facets"],
                name="release_facets_of_site",
            ),
            models.Index(OpClass("xid", name="xid8_ops"), "sequence", name="release_change_order"),
            models.Index(fields=["stale_since"], condition=models.Q(stale_since__isnull=False), name="release_stale"),
            GinIndex(fields=["tags"], name="release_tags"),
        ]

    def __str__(self) -> str:
        return f"{self.locale} {self.path} ({self.state})"


class FormerPath(models.Model):
    """Where a page used to be: such an address leads to the page for ever."""

    site = models.ForeignKey("tenancy.NetworkSite", models.CASCADE, related_name="+")
    path = models.TextField()
    folded_path = models.TextField()
    uid = models.UUIDField()
    left_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "path"], name="one_page_a_former_path")]
        indexes = [models.Index(fields=["site", "folded_path"], name="release_former_folded")]

    def __str__(self) -> str:
        return self.path


class ShortAddress(models.Model):
    """`/n/<number>` on a site leads to a page for ever, also after it moved to another site."""

    site = models.ForeignKey("tenancy.NetworkSite", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    uid = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="one_page_a_number"),
            models.UniqueConstraint(fields=["site", "uid"], name="one_number_a_page"),
        ]

    def __str__(self) -> str:
        return f"/n/{self.number}"


class BodyShapes(models.Model):
    """One row: in which shapes of bodies the documents are, or will be once the marked ones are made anew."""

    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.fingerprint
