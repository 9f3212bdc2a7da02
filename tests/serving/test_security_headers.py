"""What browsers may do with our answers."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from cms.serving.security_headers import content_security_policy
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST
from tests.serving.visitor import ask

pytestmark = pytest.mark.django_db


def directives(policy: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in policy.split("; "))


@pytest.mark.parametrize(
    ("hostname", "path", "status"),
    [(FIRST, "/", 200), (FIRST, "/no-such/", 404), ("nowhere.test", "/", 404), (FIRST, "/en/search/?q=x", 200)],
)
def test_pages_of_every_kind_bear_the_policy(hostname: str, path: str, status: int) -> None:
    answer = ask(hostname, path)
    assert answer.status_code == status
    assert directives(answer.headers["Content-Security-Policy"]) == {
        "default-src": "'none'",
        **dict.fromkeys(
            ["style-src", "img-src", "font-src", "script-src", "media-src", "connect-src", "form-action"], "'self'"
        ),
        "frame-src": "https://aparat.com https://*.aparat.com",
        "base-uri": "'none'",
        "frame-ancestors": "'self'",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


@override_settings(EMBED_HOSTS=[])
def test_without_services_there_are_no_frames() -> None:
    assert directives(content_security_policy())["frame-src"] == "'none'"


def test_files_bear_no_policy_that_would_hide_them() -> None:
    answer = ask(FIRST, "/robots.txt")
    assert "Content-Security-Policy" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_admin_and_its_previews_are_left_to_wagtail() -> None:
    page = NewsPageFactory()
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    for path in ("/admin/", f"/admin/pages/{page.pk}/edit/preview/?mode=fa"):
        answer = client.get(path, follow=True)
        assert answer.status_code == 200
        assert "Content-Security-Policy" not in answer.headers
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
