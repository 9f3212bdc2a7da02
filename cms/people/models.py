"""Posts outlive their holders: a post is a page, a person is a record, a holding says from when to when."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Literal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from ninja import Field, Schema
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, PageChooserPanel, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks.cards import ChartNode, HolderCard, PostCard
from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES
from cms.pages.bodies import PageBody, Summary
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import in_language, page_edit_handler
from cms.people.chart import organisation_chart
from cms.people.forms import PostPageForm
from cms.text.record_cleaning import NOT_TEXT
from cms.text.saving import SavedInPersian


class Person(SavedInPersian, index.Indexed):
    """Somebody who holds or held a post of one site."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey("tenancy.NetworkSite", models.PROTECT, related_name="people", verbose_name=_("site"))
    name = models.CharField(_("name"), max_length=200, help_text=_("As citizens read it, without the post."))
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
        help_text=_("Citizens see it beside the name."),
    )
    biography = RichTextField(
        _("biography"),
        blank=True,
        features=INLINE_FEATURES,
        help_text=_("Citizens read it on the page of the post that the person holds."),
    )

    search_fields = [index.AutocompleteField("name_fa"), index.SearchField("name_fa"), index.FilterField("site_id")]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *([FieldPanel("site"), FieldPanel("portrait")] if code == settings.LANGUAGE_CODE else []),
                    in_language("name", code),
                    in_language("biography", code),
                ],
                heading=name,
            )
            for code, name in settings.LANGUAGES
        ]
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def get_name(self, language: str) -> str:
        """The name in a language, in Persian where that is empty."""
        return getattr(self, f"name_{language}") or self.name_fa


class PeopleDepartment(Schema):
    name: str
    posts: list[PostCard]


class PeopleIndexBody(PageBody):
    type: Literal["people_index"] = "people_index"
    introduction: str = Field(default="", description="HTML")
    departments: list[PeopleDepartment] = []


class PeopleIndexPage(BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=INLINE_FEATURES, help_text=_("Citizens read it above the list.")
    )

    body_type = "people_index"
    body_schema = PeopleIndexBody
    parent_page_types = ["home.HomePage"]
    subpage_types = ["people.PostPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, *translated_search_fields("introduction")]
    edit_handler = page_edit_handler(translated=["introduction"])

    class Meta:
        verbose_name = _("people")
        verbose_name_plural = _("people indexes")

    def get_body(self, context: BodyContext) -> PeopleIndexBody:
        context.refer("children", self.uid)
        departments: dict[str, list[PostCard]] = {}
        posts = PostPage.objects.child_of(self).live().select_related("site").prefetch_related(*PostPage.card_lookups)
        for post in posts.order_by("path") if self.pk else []:
            card = post.get_card(context)
            departments.setdefault(card.department, []).append(card)
        return PeopleIndexBody(
            introduction=context.rich_text(self.translated("introduction", context.language) or ""),
            departments=[PeopleDepartment(name=name, posts=cards) for name, cards in departments.items()],
        )


class PostBody(PageBody):
    type: Literal["post"] = "post"
    department: str = ""
    duties: str = Field(default="", description="HTML")
    extension: str = ""
    phone: str = ""
    email: str = ""
    reports_to: PostCard | None = None
    holders: list[HolderCard] = Field(default=[], description="The newest first, whoever held the post")

    def summary(self) -> Summary:
        current = next((holder for holder in self.holders if holder.is_current), None)
        return Summary(lead=current.name if current else "", category=self.department)


class PostPage(BasePage):
    text_languages = {"extension": NOT_TEXT, "phone": NOT_TEXT}

    department = models.CharField(
        _("department"),
        max_length=200,
        blank=True,
        help_text=_("Posts of one department stand together in the list of people."),
    )
    duties = RichTextField(
        _("duties"), blank=True, features=INLINE_FEATURES, help_text=_("Citizens read them on the page of the post.")
    )
    extension = models.CharField(
        _("extension"), max_length=20, blank=True, help_text=_("Citizens ask for it after they have called the unit.")
    )
    phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        help_text=_("Citizens call it from the page. Empty: the extension is called by the telephone of the unit."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    reports_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reports to"),
        help_text=_("Citizens see the post below that one in the organisation chart."),
    )

    body_type = "post"
    body_schema = PostBody
    card_lookups = ("holdings__person__portrait__renditions",)
    parent_page_types = ["people.PeopleIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, *translated_search_fields("department", "duties")]
    edit_handler = page_edit_handler(
        translated=["department", "duties"],
        shared=[
            InlinePanel(
                "holdings",
                label=_("holder"),
                heading=_("Who holds the post, from when to when"),
                help_text=_(
                    "Citizens see who holds it today and, below, who held it before, the newest first whatever stands "
                    "first here. A successor takes over by a row of their own: former holders stay."
                ),
            ),
            MultiFieldPanel([FieldPanel("extension"), FieldPanel("phone"), FieldPanel("email")], heading=_("Contact")),
            PageChooserPanel("reports_to", "people.PostPage"),
        ],
        base_form_class=PostPageForm,
    )

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    @classmethod
    def get_chart(cls, context: BodyContext) -> list[ChartNode]:
        """The organisation chart of the site that the context is for."""
        pages = BasePage.objects.filter(site_id=context.site_id).order_by("path")
        # Where posts appear; before there is an index, where that will.
        parent = PeopleIndexPage.objects.filter(site_id=context.site_id).first() or pages.first()
        if parent is not None:
            context.refer("children", parent.uid)
        posts = cls.objects.filter(site_id=context.site_id, live=True).order_by("path")
        return organisation_chart(posts.select_related("site").prefetch_related("holdings__person"), context)

    def clean(self) -> None:
        super().clean()
        above, seen = self.reports_to, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"reports_to": _("A post reports neither to itself nor to a post below it.")})
            seen.add(above.pk)
            above = above.reports_to

    def get_title(self, language: str) -> str:
        """The title in a language, in Persian where that is empty."""
        return self.translated("title", language) or self.title_fa

    def get_current_holding(self, today: date) -> Holding | None:
        """Who holds the post; a regular holder stands before one who acts for them, the newest before older ones."""
        current = [holding for holding in self.holdings.all() if holding.is_current(today)]
        newest = sorted(current, key=lambda holding: holding.since or date.min, reverse=True)
        return min(newest, key=lambda holding: holding.is_acting, default=None)

    def get_holders(self, context: BodyContext) -> list[HolderCard]:
        """Everybody who holds or held the post, the newest first."""
        today = timezone.localdate()
        holdings = sorted(self.holdings.all(), key=lambda holding: holding.since or date.min, reverse=True)
        return [holding.get_card(context, today) for holding in holdings]

    def get_card(self, context: BodyContext) -> PostCard:
        today = timezone.localdate()
        # Also those whose time has not come: the card follows when it does.
        for holding in self.holdings.all():
            context.refer("person", holding.person.uid)
        current = self.get_current_holding(today)
        return PostCard(
            uid=self.uid,
            title=self.get_title(context.language),
            url=context.page_url(self),
            department=self.translated("department", context.language) or self.department_fa or "",
            extension=self.extension,
            phone=self.phone,
            email=self.email,
            holder=current.get_card(context, today) if current else None,
        )

    def get_body(self, context: BodyContext) -> PostBody:
        return PostBody(
            department=self.translated("department", context.language) or "",
            duties=context.rich_text(self.translated("duties", context.language) or ""),
            extension=self.extension,
            phone=self.phone,
            email=self.email,
            reports_to=self.reports_to.get_card(context)
            if self.reports_to and self.reports_to.live and self.reports_to.site_id == context.site_id
            else None,
            holders=self.get_holders(context),
        )


class Holding(Orderable):
    post = ParentalKey(PostPage, related_name="holdings", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings", verbose_name=_("person"))
    since = models.DateField(
        _("since"), null=True, blank=True, help_text=_("Citizens read from when to when. Empty: not known.")
    )
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty while the person holds the post."))
    is_acting = models.BooleanField(
        _("acting"), default=False, help_text=_("Citizens read it as a word beside the name.")
    )

    panels = [FieldPanel("person"), FieldPanel("since"), FieldPanel("until"), FieldPanel("is_acting")]

    class Meta(Orderable.Meta):
        verbose_name = _("holding of a post")
        verbose_name_plural = _("holdings of posts")
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="holding_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.since or '…'} – {self.until or '…'})"

    def clean(self) -> None:
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("The end lies before the beginning.")})
        # A row of the form has no post before it is saved; there the form keeps to the site.
        post = getattr(self, "post", None)
        if self.person_id and post is not None and post.site_id and self.person.site_id != post.site_id:
            raise ValidationError({"person": _("This person belongs to another site.")})

    def is_current(self, today: date) -> bool:
        return (self.since is None or self.since <= today) and (self.until is None or today <= self.until)

    def get_card(self, context: BodyContext, today: date) -> HolderCard:
        person = self.person
        context.refer("person", person.uid)
        return HolderCard(
            uid=person.uid,
            name=person.get_name(context.language),
            portrait=context.image(person.portrait),
            biography=context.rich_text(getattr(person, f"biography_{context.language}") or ""),
            since=self.since,
            until=self.until,
            is_acting=self.is_acting,
            is_current=self.is_current(today),
        )
