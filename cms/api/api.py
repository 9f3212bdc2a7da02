"""The delivery API, put together: routers, and what surrounds each of them."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, re_path
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from cms.api.answers import answered, for_reading, unknown_path
from cms.api.openapi import complete
from cms.api.parameters import strict_parameters
from cms.api.routers import items, navigation, root, sites

DESCRIPTION = """\
What the sites of the network have released, for apps and other programs. Read only, no key, no cookies.

Within version 1 it only grows: ignore fields and values that you do not know.
"""


class DeliveryAPI(NinjaAPI):
    """Errors pass through ninja to `answered`, which knows how to say them; paths that nobody has are ours too."""

    def set_default_exception_handlers(self) -> None:
        pass

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        patterns, app_name, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = answered(for_reading(pattern.callback))
        return [*patterns, re_path("", answered(unknown_path))], app_name, namespace

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        description = super().get_openapi_schema(**options)
        complete(description)
        return description

    def get_openapi_operation_id(self, operation: Any) -> str:
        raise NotImplementedError(f"{operation.view_func} needs an operation_id: clients are generated from it.")


api = DeliveryAPI(
    title="Payvand",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)
api.add_decorator(strict_parameters, mode="view")
for router in (root.router, sites.router, items.router, navigation.router):
    api.add_router("", router)
