"""Connects the tables of pictures to the admin's addresses."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks

from cms.media.admin_views import change_picture, pictures, upload_picture


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("pictures/", pictures, name="media_pictures"),
        path("pictures/upload/", upload_picture, name="media_upload_picture"),
        path("pictures/<int:pk>/", change_picture, name="media_change_picture"),
    ]
