"""One review: what waits, with whom, since when, and the decision on it. And approving many at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.access.current_site import has_several_in_view
from cms.access.sites import sites_of
from cms.review.delegating import delegate
from cms.review.models import ReviewTaskState
from cms.review.models.steps import APPROVE, RETURN
from cms.text.digits import format_number

MOST_AT_ONCE = 100


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: Any) -> str:
        return get_user_display_name(person)


class DecisionForm(forms.Form):
    """`revision` is the version that stood on the screen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("The author reads it. Without one nothing can be returned."),
    )


class DelegateForm(forms.Form):
    to = PersonField(label=gettext_lazy("Hand it to"), queryset=None, empty_label=gettext_lazy("Choose a person"))

    def __init__(self, people: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = people


class DecideView(WagtailAdminTemplateMixin, View):
    template_name = "review/decide.html"
    page_title = gettext_lazy("Review")
    header_icon = "tasks"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found: Any = ReviewTaskState.objects.filter(page__site__in=sites_of(request.user))
        state = found.with_what_is_shown().select_related("finished_by").filter(pk=kwargs["pk"]).first()
        if state is None:
            raise Http404
        self.state: ReviewTaskState = state
        self.may_decide = ReviewTaskState.objects.decidable_by(request.user).filter(pk=state.pk).exists()

    def get_page_subtitle(self) -> str:
        return str(self.state.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reviews = {"url": reverse("review_inbox"), "label": _("Reviews")}
        return [*self.breadcrumbs_items, reviews, {"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(DecisionForm(initial={"revision": self.state.page.latest_revision_id}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_decide:
            raise PermissionDenied
        if "delegate" in request.POST:
            return self.hand_over()
        form = DecisionForm(request.POST)
        if form.is_valid():
            try:
                self.decide(APPROVE if "approve" in request.POST else RETURN, form.cleaned_data)
            except ValidationError as refusal:
                form.add_error("comment" if "approve" not in request.POST else None, refusal)
            else:
                return redirect("review_inbox")
        return self.show(form)

    def decide(self, action: str, values: dict[str, Any]) -> None:
        """Raises ValidationError."""
        with transaction.atomic():
            self.state.task.specific.on_action(self.state, self.request.user, action, **values)
        title = {"page": self.state.page.get_admin_display_title()}
        said = _("“%(page)s” is approved.") if action == APPROVE else _("“%(page)s” is returned to its author.")
        messages.success(self.request, said % title)

    def hand_over(self) -> HttpResponse:
        form = DelegateForm(self.people(), self.request.POST)
        if not form.is_valid():
            return self.show(DecisionForm(initial={"revision": self.state.page.latest_revision_id}), form)
        person = form.cleaned_data["to"]
        delegate(self.state, person, self.request.user)
        said = _("It waits with %(person)s now.") % {"person": get_user_display_name(person)}
        messages.success(self.request, said)
        return redirect("review_inbox")

    def people(self) -> QuerySet[Any]:
        return self.state.candidates().exclude(pk=self.request.user.pk).order_by("last_name", "first_name", "username")

    def show(self, form: DecisionForm, delegation: DelegateForm | None = None) -> HttpResponse:
        page = self.state.page
        earlier = self.state.workflow_state.task_states.exclude(pk=self.state.pk).filter(finished_at__isnull=False)
        return self.render_to_response(
            self.get_context_data(
                state=self.state,
                page=page,
                form=form,
                delegation=delegation or (DelegateForm(self.people()) if self.may_decide else None),
                may_decide=self.may_decide,
                is_waiting=self.state.status == self.state.STATUS_IN_PROGRESS,
                may_edit=page.permissions_for_user(self.request.user).can_edit(),
                people=list(self.state.reviewers()),
                earlier=earlier.select_related("finished_by").order_by("finished_at"),
            )
        )


class ApproveManyView(WagtailAdminTemplateMixin, View):
    """Which ones, then the confirmation. Each is approved or refused by itself, and it says which."""

    template_name = "review/approve_many.html"
    page_title = gettext_lazy("Approve the chosen ones")
    header_icon = "tasks"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        states = self.chosen(request.GET.getlist("review"))
        if not states:
            messages.warning(request, _("Choose what you want to approve."))
            return redirect("review_inbox")
        return self.render_to_response(self.get_context_data(states=states, shows_sites=has_several_in_view(request)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        versions = dict(pair.split(":", 1) for pair in request.POST.getlist("review") if ":" in pair)
        approved = 0
        for state in self.chosen(list(versions)):
            version = versions[str(state.pk)]
            try:
                with transaction.atomic():
                    revision = int(version) if version.isdecimal() else None
                    state.task.specific.on_action(state, request.user, APPROVE, revision=revision)
            except ValidationError as refusal:
                messages.error(request, " ".join(refusal.messages))
            else:
                approved += 1
        if approved:
            said = ngettext("One page is approved.", "%(number)s pages are approved.", approved)
            messages.success(request, said % {"number": format_number(approved, get_language() or "")})
        return redirect("review_inbox")

    def chosen(self, keys: list[str]) -> list[ReviewTaskState]:
        """Those among them on which the user may decide; the others are not there."""
        wanted = [int(key) for key in keys if key.isdecimal()][:MOST_AT_ONCE]
        found: Any = ReviewTaskState.objects.decidable_by(self.request.user).filter(pk__in=wanted)
        return list(found.with_what_is_shown().order_by("started_at", "pk"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reviews = {"url": reverse("review_inbox"), "label": _("Reviews")}
        return [*self.breadcrumbs_items, reviews, {"url": "", "label": str(self.page_title)}]
