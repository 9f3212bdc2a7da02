"""The application as a web server loads it: DATABASE_URL and the other settings are in the environment."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings")
application = get_wsgi_application()
