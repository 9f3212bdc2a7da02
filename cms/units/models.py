"""What a unit says of itself: introduction, duties, contact."""

from __future__ import annotations

from typing import Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail.admin.panels import HelpPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.body import AnyBlockBody, BodyStreamBlock, block_bodies
from cms.blocks.cards import ChartNode, ContactCard, PostCard, contact_card
from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES
from cms.pages.bodies import PageBody, Summary
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler
from cms.units.blocks import (
    DepartmentCard,
    DepartmentsStreamBlock,
    DutiesStreamBlock,
    DutyNode,
    GoalsStreamBlock,
    duty_tree,
)


class UnitIntroductionBody(PageBody):
    type: Literal["unit_introduction"] = "unit_introduction"
    heading: str = Field(default="", description="Stands above the page instead of its title, which menus show")
    lead: str = ""
    head: PostCard | None = Field(default=None, description="The post that leads the unit, with its holder of today")
    message: list[AnyBlockBody] = []
    signature: str = ""
    goals: list[str] = []
    departments: list[DepartmentCard] = []
    chart: list[ChartNode] = Field(default=[], description="The posts of the unit, each with those that report to it")
    blocks: list[AnyBlockBody] = []
    contact: ContactCard | None = None

    def summary(self) -> Summary:
        return Summary(lead=self.lead, picture=self.head.holder.portrait if self.head and self.head.holder else None)


class UnitIntroductionPage(BasePage):
    heading = models.CharField(
        _("heading"),
        max_length=250,
        blank=True,
        help_text=_("Stands above the page instead of its title. Menus show the title."),
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences below the title."))
    head = models.ForeignKey(
        "people.PostPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("head of the unit"),
        help_text=_("The post that leads the unit. Citizens see who holds it today."),
    )
    message = StreamField(
        BodyStreamBlock(required=False),
        blank=True,
        verbose_name=_("message of the head"),
        help_text=_("Citizens read it below the lead, signed as written below."),
    )
    signature = models.CharField(_("signature"), max_length=200, blank=True, help_text=_("Stands below the message."))
    goals = StreamField(
        GoalsStreamBlock(required=False),
        blank=True,
        verbose_name=_("goals"),
        help_text=_("Citizens read them one below the other."),
    )
    departments = StreamField(
        DepartmentsStreamBlock(required=False),
        blank=True,
        verbose_name=_("departments"),
        help_text=_("Citizens see what each does, who answers and at which extension."),
    )
    body = StreamField(
        BodyStreamBlock(required=False),
        blank=True,
        verbose_name=_("about the unit"),
        help_text=_("What else citizens should know of the unit."),
    )

    body_type = "unit_introduction"
    body_schema = UnitIntroductionBody
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = ["standard.StandardPage"]
    max_count_per_parent = 1
    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("heading", "lead", "message", "goals", "departments", "body"),
    ]
    edit_handler = page_edit_handler(
        translated=["heading", "lead", "message", "signature", "goals", "departments", "body"],
        shared=[PageChooserPanel("head", "people.PostPage")],
    )

    class Meta:
        verbose_name = _("unit introduction")
        verbose_name_plural = _("unit introductions")

    def get_body(self, context: BodyContext) -> UnitIntroductionBody:
        language = context.language
        duties = DutiesPage.objects.filter(site_id=context.site_id, live=True).select_related("site").first()
        # Posts are another family's: this page knows them by its foreign key alone.
        posts = type(self)._meta.get_field("head").related_model
        return UnitIntroductionBody(
            heading=self.translated("heading", language) or "",
            lead=self.translated("lead", language) or "",
            # A post that moved to another site leads this unit no longer.
            head=self.head.get_card(context)
            if self.head and self.head.live and self.head.site_id == context.site_id
            else None,
            message=block_bodies(self.translated("message", language), context),
            signature=self.translated("signature", language) or "",
            goals=[str(goal.value) for goal in self.translated("goals", language) or []],
            departments=[
                DepartmentCard(
                    name=department.value["name"],
                    work=department.value["work"],
                    responsible=department.value["responsible"],
                    extension=department.value["extension"],
                    url=f"{context.page_url(duties)}#{department.value['duties_anchor']}"
                    if duties and department.value["duties_anchor"]
                    else None,
                )
                for department in self.translated("departments", language) or []
            ],
            chart=posts.get_chart(context),
            blocks=block_bodies(self.translated("body", language), context),
            contact=contact_card(self.site, context),
        )


class DutiesBody(PageBody):
    type: Literal["duties"] = "duties"
    heading: str = Field(default="", description="Stands above the page instead of its title, which menus show")
    introduction: str = Field(default="", description="HTML")
    tree: list[DutyNode] = []


class DutiesPage(BasePage):
    heading = models.CharField(
        _("heading"),
        max_length=250,
        blank=True,
        help_text=_("Stands above the page instead of its title. Menus show the title."),
    )
    introduction = RichTextField(
        _("introduction"), blank=True, features=INLINE_FEATURES, help_text=_("Citizens read it above the duties.")
    )
    duties = StreamField(
        DutiesStreamBlock(required=False),
        blank=True,
        verbose_name=_("duties"),
        help_text=_("In the order in which citizens read them; the level says which one belongs to which."),
    )

    body_type = "duties"
    body_schema = DutiesBody
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, *translated_search_fields("heading", "introduction", "duties")]
    edit_handler = page_edit_handler(translated=["heading", "introduction", "duties"])

    class Meta:
        verbose_name = _("duties")
        verbose_name_plural = _("duties")

    def get_body(self, context: BodyContext) -> DutiesBody:
        return DutiesBody(
            heading=self.translated("heading", context.language) or "",
            introduction=context.rich_text(self.translated("introduction", context.language) or ""),
            tree=duty_tree(self.translated("duties", context.language) or [], context),
        )


class ContactBody(PageBody):
    type: Literal["contact"] = "contact"
    introduction: str = Field(default="", description="HTML")
    contact: ContactCard | None = None


class ContactPage(BasePage):
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=INLINE_FEATURES,
        help_text=_("Citizens read it above the address and the telephones."),
    )

    body_type = "contact"
    body_schema = ContactBody
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, *translated_search_fields("introduction")]
    edit_handler = page_edit_handler(
        translated=["introduction"],
        shared=[
            HelpPanel(_("Address, phones and hours come from the site's record, so that they are the same everywhere."))
        ],
    )

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_body(self, context: BodyContext) -> ContactBody:
        return ContactBody(
            introduction=context.rich_text(self.translated("introduction", context.language) or ""),
            contact=contact_card(self.site, context),
        )
