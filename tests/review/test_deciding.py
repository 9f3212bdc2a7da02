"""Who decides on what: by role, site, step and four eyes; approving, returning, handing over, many at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, Task, TaskState, Workflow, WorkflowState

from cms.accounts.models import User
from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.release.due import publish_and_expire_due
from cms.review.models import ReviewMode, ReviewStep, ReviewTaskState, ReviewWorkflow
from cms.review.setting_up import make_workflows
from tests.factories import NewsPageFactory
from tests.factories.world import site
from tests.release.outcome import fate
from tests.review.test_rules import form_of
from tests.review.world import PEOPLE, client_of, decide, draft_of, is_live, rule, somebody, state_of, submitted_by

pytestmark = pytest.mark.django_db

DIRECT, SITE, CENTRAL = ReviewMode.DIRECT, ReviewMode.SITE, ReviewMode.CENTRAL
ON_SITE = {"publisher", "site manager", "network manager"}
IN_CENTRE = {"central editor", "network manager"}


def at_central_step(author: User) -> ReviewTaskState:
    state = submitted_by(author, mode=CENTRAL)
    decide(client_of(somebody("publisher", username="first-step")), state, "approve")
    return state_of(state.page)


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("mode", [DIRECT, SITE, CENTRAL])
def test_who_approves_on_the_site(mode: str, role: str) -> None:
    state = submitted_by(somebody("contributor", username="author"), mode=mode)
    user = somebody(role)
    answer = decide(client_of(user), state, "approve")
    assert ReviewTaskState.objects.waiting().filter(pk=state.pk).exists() is (role not in ON_SITE)
    assert is_live(state.page_id) is (role in ON_SITE and mode != CENTRAL)
    if role == "other-site publisher":
        assert answer.status_code == 404
    elif role not in ON_SITE:
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("role", PEOPLE)
def test_who_approves_in_the_central_office(role: str) -> None:
    state = at_central_step(somebody("contributor", username="author"))
    assert (state.step, is_live(state.page_id)) == (ReviewStep.CENTRAL, False)
    decide(client_of(somebody(role)), state, "approve")
    assert is_live(state.page_id) is (role in IN_CENTRE)


@pytest.mark.parametrize("four_eyes", [True, False])
def test_people_and_reviews_agree(four_eyes: bool) -> None:
    """Who may decide on a review, and on which reviews somebody may decide, is one thing asked from two ends."""
    rule(CENTRAL, four_eyes=four_eyes)
    users = {name: somebody(name, username=name) for name in PEOPLE}
    states = [submitted_by(users["publisher"]), submitted_by(users["editor"]), submitted_by(users["editor"], "second")]
    for state in states:
        for user in users.values():
            found = ReviewTaskState.objects.decidable_by(user).filter(pk=state.pk).exists()
            assert found is state.candidates().filter(pk=user.pk).exists()
            awaited = ReviewTaskState.objects.awaited_of(user).filter(pk=state.pk).exists()
            assert awaited is state.reviewers().filter(pk=user.pk).exists()


# Four eyes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("four_eyes", "decides"), [(True, False), (False, True)])
@pytest.mark.parametrize("role", ["publisher", "site manager", "network manager"])
def test_nobody_approves_what_they_submitted(four_eyes: bool, decides: bool, role: str) -> None:
    rule(SITE, four_eyes=four_eyes)
    author = somebody(role)
    state = submitted_by(author)
    decide(client_of(author), state, "approve")
    assert is_live(state.page_id) is decides


def test_nobody_approves_what_they_wrote_and_another_submitted() -> None:
    rule(SITE)
    publisher, editor = somebody("publisher"), somebody("editor")
    page = draft_of(publisher)
    page.get_workflow().start(page, editor)
    decide(client_of(publisher), state_of(page), "approve")
    assert is_live(page.pk) is False
    decide(client_of(somebody("site manager")), state_of(page), "approve")
    assert is_live(page.pk) is True


def test_whoever_changes_it_during_the_review_has_written_it() -> None:
    state = submitted_by(somebody("editor"), mode=SITE)
    publisher = somebody("publisher")
    page = NewsPage.objects.get(pk=state.page_id)
    assert ReviewTaskState.objects.decidable_by(publisher).count() == 1
    page.title_fa = "دیگر"
    page.save_revision(user=publisher)
    assert ReviewTaskState.objects.decidable_by(publisher).count() == 0


def test_what_was_written_before_the_last_publication_does_not_count() -> None:
    rule(SITE)
    publisher = somebody("publisher")
    page = draft_of(publisher)
    page.get_latest_revision().publish()
    page = NewsPage.objects.get(pk=page.pk)
    editor = somebody("editor")
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)
    decide(client_of(publisher), state_of(page), "approve")
    assert NewsPage.objects.get(pk=page.pk).has_unpublished_changes is False


# The way there and back -------------------------------------------------------------------------------------------


def submit(client: Client, page: NewsPage) -> None:
    data = form_of(client, page) | {"action-submit": "1"}
    assert client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data).status_code == 302


@pytest.mark.parametrize("mode", [DIRECT, SITE, CENTRAL])
@pytest.mark.parametrize("role", ["contributor", "editor", "publisher"])
def test_everybody_who_writes_submits(mode: str, role: str) -> None:
    rule(mode)
    author = somebody(role)
    page = draft_of(author)
    submit(client_of(author), page)
    state = state_of(page)
    assert (state.step, state.four_eyes, state.reminder_hours) == (ReviewStep.SITE, True, 48)
    assert state.workflow_state.requested_by == author


def test_a_new_page_is_submitted_from_its_form() -> None:
    rule(SITE, "first", NewsPage)
    author = somebody("contributor")
    client = client_of(author)
    data = form_of(client, draft_of(author)) | {"title_fa": "نو", "slug": "new", "action-submit": "1"}
    index = NewsIndexPage.objects.get(site__code="first")
    client.post(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]), data)
    assert state_of(NewsPage.objects.get(slug="new")).workflow_state.requested_by == author


def test_the_author_waits_and_the_reviewer_may_write() -> None:
    author = somebody("editor")
    state = submitted_by(author, mode=SITE)
    page = NewsPage.objects.get(pk=state.page_id)
    assert page.permissions_for_user(author).page_locked()
    assert page.permissions_for_user(somebody("editor", username="colleague")).page_locked()
    assert not page.permissions_for_user(somebody("publisher")).page_locked()


def test_returned_changed_submitted_approved() -> None:
    author, publisher = somebody("editor"), somebody("publisher")
    state = submitted_by(author, mode=SITE)
    client = client_of(publisher)
    refused = decide(client, state, "return", comment="  ")
    assert refused.status_code == 200
    assert state_of(state.page) == state
    decide(client, state, "return", comment="عنوان را کوتاه کنید.")
    state.refresh_from_db()
    assert (state.status, state.comment, state.finished_by) == ("rejected", "عنوان را کوتاه کنید.", publisher)
    page = NewsPage.objects.get(pk=state.page_id)
    assert not page.permissions_for_user(author).page_locked()
    submit(client_of(author), page)
    again = state_of(page)
    assert (again.pk != state.pk, again.workflow_state) == (True, state.workflow_state)
    decide(client, again, "approve")
    assert (is_live(page.pk), fate(page.uid)[0]) == (True, "released")


def test_the_author_takes_it_back() -> None:
    author = somebody("editor")
    state = submitted_by(author, mode=SITE)
    page = NewsPage.objects.get(pk=state.page_id)
    client = client_of(author)
    assert "action-cancel-workflow" in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = form_of(client, page) | {"action-cancel-workflow": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    state.refresh_from_db()
    assert (state.status, page.permissions_for_user(author).page_locked()) == ("cancelled", None)


def test_what_was_approved_for_a_time_goes_live_then() -> None:
    moment = timezone.now().replace(microsecond=0) + timedelta(days=1)
    state = submitted_by(somebody("editor"), mode=SITE, go_live_at=moment)
    decide(client_of(somebody("publisher")), state, "approve")
    assert is_live(state.page_id) is False
    order = Revision.page_revisions.get(object_id=str(state.page_id), approved_go_live_at__isnull=False)
    assert order.approved_go_live_at == moment
    order.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    order.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    order.save()
    publish_and_expire_due()
    assert is_live(state.page_id) is True


def test_a_text_that_has_changed_meanwhile_is_not_approved_unseen() -> None:
    state = submitted_by(somebody("editor"), mode=SITE)
    seen = NewsPage.objects.get(pk=state.page_id).latest_revision_id
    page = NewsPage.objects.get(pk=state.page_id)
    page.title_fa = "تازه"
    page.save_revision()
    client = client_of(somebody("publisher"))
    answer = decide(client, state, "approve", revision=seen)
    assert "has been changed meanwhile" in answer.content.decode()
    client.post(f"{reverse('review_approve_many')}", {"review": [f"{state.pk}:{seen}"]})
    assert (state_of(page), is_live(page.pk)) == (state, False)
    decide(client, state, "approve")
    assert NewsPage.objects.get(pk=page.pk).title_fa == "تازه"


def test_a_page_that_breaks_its_own_rule_stays_where_it_is() -> None:
    state = submitted_by(somebody("editor"), mode=SITE)
    page = NewsPage.objects.get(pk=state.page_id)
    page.ready_en = True
    page.save_revision(clean=False)
    answer = decide(client_of(somebody("publisher")), state, "approve")
    assert "cannot be published" in answer.content.decode()
    assert (state_of(page), is_live(page.pk)) == (state, False)


# By Wagtail's own addresses ---------------------------------------------------------------------------------------


def by_form_action(client: Client, state: ReviewTaskState, action: str) -> Any:
    page = NewsPage.objects.get(pk=state.page_id)
    data = form_of(client, page) | {"action-workflow-action": "true", "workflow-action-name": action}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def by_dialog(client: Client, state: ReviewTaskState, action: str) -> Any:
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[state.page_id, action, state.pk]), {})


@pytest.mark.parametrize(("role", "decides"), [("publisher", True), ("site manager", True), ("central editor", False)])
def test_wagtails_dialog_approves(role: str, decides: bool) -> None:
    state = submitted_by(somebody("editor"), mode=SITE)
    by_dialog(client_of(somebody(role)), state, "approve")
    assert is_live(state.page_id) is decides


@pytest.mark.parametrize("four_eyes", [True, False])
def test_changing_and_approving_in_one_form_is_refused(four_eyes: bool) -> None:
    """Whoever changes a text is its author; and what is approved is what was looked at."""
    rule(SITE, four_eyes=four_eyes)
    state = submitted_by(somebody("editor"))
    by_form_action(client_of(somebody("publisher")), state, "approve")
    assert (state_of(state.page), is_live(state.page_id)) == (state, False)


@pytest.mark.parametrize("way", [by_form_action, by_dialog])
def test_wagtails_own_ways_return_nothing_without_a_comment(way: Any) -> None:
    state = submitted_by(somebody("editor"), mode=SITE)
    way(client_of(somebody("publisher")), state, "reject")
    assert state_of(state.page) == state


def test_a_step_is_not_decided_under_another_pages_address() -> None:
    rule(SITE)
    own = submitted_by(somebody("editor"))
    other = submitted_by(somebody("editor", username="second"), "second")
    publisher = somebody("publisher")
    url = reverse("wagtailadmin_pages:workflow_action", args=[own.page_id, "approve", other.pk])
    assert client_of(publisher).post(url).status_code == 404
    assert (is_live(own.page_id), is_live(other.page_id)) == (False, False)


# Handing over -----------------------------------------------------------------------------------------------------


def hand_over(client: Client, state: ReviewTaskState, to: User) -> Any:
    return client.post(reverse("review_decide", args=[state.pk]), {"delegate": "1", "to": to.pk})


@pytest.mark.parametrize(
    ("role", "takes"),
    [
        ("contributor", False),
        ("editor", False),
        ("site manager", True),
        ("network manager", True),
        ("central editor", False),
        ("other-site publisher", False),
    ],
)
def test_to_whom_it_can_be_handed(role: str, takes: bool) -> None:
    state = submitted_by(somebody("editor", username="author"), mode=SITE)
    publisher, other = somebody("publisher"), somebody(role)
    hand_over(client_of(publisher), state, other)
    state.refresh_from_db()
    assert state.assigned_to == (other if takes else None)
    if takes:
        assert [ReviewTaskState.objects.awaited_of(user).count() for user in (publisher, other)] == [0, 1]
        assert ReviewTaskState.objects.decidable_by(publisher).count() == 1
        assert PageLogEntry.objects.filter(page=state.page_id, action="payvand.delegate_review").count() == 1
        decide(client_of(other), state, "approve")
        assert is_live(state.page_id) is True


def test_nobody_hands_over_what_is_not_theirs_or_to_its_author() -> None:
    author = somebody("publisher", username="author")
    state = submitted_by(author, mode=SITE)
    manager = somebody("site manager")
    hand_over(client_of(author), state, manager)
    hand_over(client_of(somebody("other-site publisher")), state, manager)
    hand_over(client_of(manager), state, author)
    state.refresh_from_db()
    assert state.assigned_to is None


# Many -------------------------------------------------------------------------------------------------------------


def test_many_are_approved_after_a_look() -> None:
    rule(SITE)
    author = somebody("editor")
    own = [submitted_by(author, title_fa=f"خبر {number}") for number in range(3)]
    foreign = submitted_by(somebody("editor", username="other"), "second", title_fa="خبر بیگانه")
    publisher = somebody("publisher")
    mine = submitted_by(publisher, title_fa="خبر خودم")
    chosen = [*own[:2], foreign, mine]
    client = client_of(publisher)
    url = reverse("review_approve_many")
    shown = client.get(url, {"review": [state.pk for state in chosen]}).content.decode()
    assert [title in shown for title in ("خبر 0", "خبر 1", "خبر 2", "خبر بیگانه", "خبر خودم")] == [
        *(True, True, False, False, False)
    ]
    versions = [f"{state.pk}:{BasePage.objects.get(pk=state.page_id).latest_revision_id}" for state in chosen]
    client.post(url, {"review": versions})
    assert [is_live(state.page_id) for state in (*own, foreign, mine)] == [True, True, False, False, False]


def test_choosing_nothing_leads_back() -> None:
    answer = client_of(somebody("publisher")).get(reverse("review_approve_many"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("review_inbox"))


# Workflows --------------------------------------------------------------------------------------------------------


def test_all_sites_share_two_workflows() -> None:
    assert (Workflow.objects.count(), Task.objects.count()) == (2, 2)
    before = list(ReviewWorkflow.objects.order_by("pk").values_list("pk", flat=True))
    make_workflows()
    assert list(ReviewWorkflow.objects.order_by("pk").values_list("pk", flat=True)) == before
    rule(CENTRAL, "second")
    steps = {
        code: [type(task.specific).__name__ for task in NewsPageFactory(site=code).get_workflow().tasks]
        for code in ("first", "second")
    }
    assert (len(before), steps) == (2, {"first": ["SiteReview"], "second": ["SiteReview", "CentralReview"]})


def test_a_deleted_page_leaves_nothing_waiting() -> None:
    state = submitted_by(somebody("editor"), mode=SITE)
    NewsPage.objects.get(pk=state.page_id).delete()
    assert (ReviewTaskState.objects.count(), TaskState.objects.count(), WorkflowState.objects.count()) == (0, 0, 0)


def test_reviewers_follow_a_page_to_another_site() -> None:
    state = submitted_by(somebody("editor"), mode=SITE)
    NewsPage.objects.get(pk=state.page_id).move(NewsIndexPage.objects.get(site=site("second")), "last-child")
    users = [somebody("publisher"), somebody("other-site publisher")]
    assert [ReviewTaskState.objects.decidable_by(user).count() for user in users] == [0, 1]
