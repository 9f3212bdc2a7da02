"""Addresses of the network that open to whoever is not signed in; those of the admin are hooks."""

from django.urls import path

from sites.member_views.accepting import invitation

urlpatterns = [path("invitation/<str:token>/", invitation, name="network_invitation")]
