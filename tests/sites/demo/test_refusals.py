"""When the demo network is not built, and that then nothing is left of it."""

import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from cms.accounts.models import User
from cms.pages.models import BasePage
from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite
from sites.demo import build
from sites.demo.content import read_site, site_records
from tests.sites.demo.empty_network import remove_sites

pytestmark = pytest.mark.django_db


def test_public_passwords_need_consent_outside_development(settings: Any) -> None:
    settings.DEVELOPMENT = False
    sites = NetworkSite.objects.count()
    with translation.override("en"), pytest.raises(CommandError, match="--yes-in-production"):
        call_command("demo", verbosity=0)
    assert NetworkSite.objects.count() == sites


def test_a_real_network_is_left_alone() -> None:
    sites = list(NetworkSite.objects.values_list("code", flat=True))
    with translation.override("en"), pytest.raises(CommandError, match=re.escape("(central.test)")):
        call_command("demo", verbosity=0)
    assert list(NetworkSite.objects.values_list("code", flat=True)) == sites != []


def test_a_site_is_built_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    remove_sites()
    pages = BasePage.objects.count()
    # The last step of the site fails: its home would open with an item that is not there.
    monkeypatch.setattr(build, "read_site", lambda code: {**read_site(code), "opening": "nowhere"})
    monkeypatch.setattr(build, "site_records", lambda: [{**site_records()[3], "number": 9}])
    with pytest.raises(KeyError, match="nowhere"):
        build.build_network(lambda _line: None)
    assert (BasePage.objects.count(), User.objects.count()) == (pages, 0)
    assert (NetworkSite.objects.count(), ReleasedDocument.objects.count()) == (0, 0)
