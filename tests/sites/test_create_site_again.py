"""Provisioning a second time, half-way and twice at once: one whole site or none."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import sites.create_site
from cms.accounts.models import User
from cms.pages.models import BasePage
from cms.tenancy.models import Hostname, NetworkSite
from sites.create_site import CreatedSite
from tests.factories.world import FIRST
from tests.serving.visitor import heading, read
from tests.sites.everything import difference, rows
from tests.sites.making import NAME, make

pytestmark = pytest.mark.django_db


def test_a_repeated_call_changes_nothing() -> None:
    first = make()
    before, record = rows(), NetworkSite.objects.filter(pk=first.site.pk).values().get()
    with CaptureQueriesContext(connection) as captured:
        again = make(hostname=" D7.test ", name=f" {NAME} ")
    assert (again.site, again.is_new, again.editor, again.password) == (first.site, False, None, "")
    assert difference(before, rows()) == {}
    assert NetworkSite.objects.filter(pk=first.site.pk).values().get() == record
    assert [query["sql"] for query in captured if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))] == []


def test_a_repeated_call_keeps_what_editors_changed() -> None:
    record = make().site
    page = BasePage.objects.get(site=record, slug="about").specific
    page.title_fa = "دربارهٔ ما"
    page.save_revision().publish()
    BasePage.objects.get(site=record, slug="duties").specific.delete()
    before = rows()
    make()
    assert difference(before, rows()) == {}
    assert heading(read("d7.test", "/about/")) == "دربارهٔ ما"


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["d7.test", "--kind", "district", "--name", NAME, "--number", "7"]
    with translation.override("en"):
        call_command("create_site", *arguments)
        first = capsys.readouterr().out.splitlines()
        before = rows()
        call_command("create_site", *arguments)
        second = capsys.readouterr().out.splitlines()
    assert first[0] == "The site is ready: http://d7.test:8000"
    assert first[1].startswith("First editor: d7-editor, password: ")
    assert second == ["The site is there already; nothing has changed: http://d7.test:8000"]
    assert difference(before, rows()) == {}
    password = first[1].split("password: ")[1].split(" ")[0]
    assert User.objects.get(username="d7-editor").check_password(password)


def test_the_command_refuses_with_one_line() -> None:
    before = rows()
    with translation.override("en"), pytest.raises(CommandError) as refusal:
        call_command("create_site", FIRST, "--kind", "district", "--name", "دیگر")
    assert str(refusal.value) == "The hostname first.test belongs to the site “روابط‌عمومی منطقهٔ ۱”; choose another one."
    assert difference(before, rows()) == {}


@pytest.mark.parametrize("step", ["create_site_groups", "set_primary_hostname", "add_standard_pages", "_create_editor"])
def test_a_failing_step_leaves_nothing(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: Any, **_values: Any) -> None:
        raise RuntimeError("the machine is on fire")

    before, children = rows(), BasePage.objects.get(depth=1).numchild
    with monkeypatch.context() as patch:
        patch.setattr(sites.create_site, step, fail)
        with pytest.raises(RuntimeError):
            make()
    assert difference(before, rows()) == {}
    assert BasePage.objects.get(depth=1).numchild == children
    assert make().is_new is True
    assert heading(read("d7.test", "/")) == NAME


def test_a_failing_release_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows()

    def fail(*_arguments: Any) -> None:
        raise RuntimeError("no body")

    with monkeypatch.context() as patch:
        patch.setattr("cms.units.models.ContactPage.get_body", fail)
        with pytest.raises(RuntimeError):
            make()
    assert difference(before, rows()) == {}
    assert (
        Group.objects.filter(name__startswith="d7").count(),
        Hostname.objects.filter(hostname="d7.test").count(),
    ) == (0, 0)


@pytest.mark.real_transactions
def test_two_calls_at_once_make_one_site() -> None:
    answers: list[CreatedSite] = []
    start = threading.Barrier(2)

    def call() -> None:
        start.wait()
        try:
            answers.append(make())
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.is_new for answer in answers) == [False, True]
    assert len({answer.site.pk for answer in answers}) == 1
    assert BasePage.objects.filter(site__code="d7").count() == 7
