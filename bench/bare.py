"""The least that Django can do under the same server: one view, no middleware, no database."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare")


urlpatterns = [path("", bare_view)]

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[], DATABASES={})
application = get_wsgi_application()
