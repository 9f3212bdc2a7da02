from django.urls import re_path

from cms.serving.urls import LANGUAGE
from search.views import search

urlpatterns = [re_path(LANGUAGE + r"search/?$", search)]
