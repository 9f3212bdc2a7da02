"""Signing in through the organisation's own service, by OpenID Connect: on where its settings are given."""

from __future__ import annotations

from typing import Any

import environ


def single_sign_on_providers(env: environ.Env) -> dict[str, Any]:
    """What django-allauth reads. OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_SECRET belong together; OIDC_NAME is shown."""
    issuer = env.str("OIDC_ISSUER", default="")
    if not issuer:
        return {}
    service = {
        "provider_id": "organisation",
        "name": env.str("OIDC_NAME", default="OpenID Connect"),
        "client_id": env.str("OIDC_CLIENT_ID"),
        "secret": env.str("OIDC_SECRET"),
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [service], "OAUTH_PKCE_ENABLED": True}}
