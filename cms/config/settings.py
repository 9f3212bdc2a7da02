"""Settings. What differs between installations comes from the environment and is documented in docs/running.md.

Safe for production as they stand: DEBUG is off and SECRET_KEY is required unless DEBUG or DEVELOPMENT is on.
"""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from cms.accounts.single_sign_on import single_sign_on_providers
from cms.text.languages import localized_label

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

# DEVELOPMENT loosens what a trial on one's own machine needs loosened; DEBUG adds tracebacks and the pattern page.
DEBUG = env.bool("DEBUG", default=False)
DEVELOPMENT = env.bool("DEVELOPMENT", default=DEBUG)
SECRET_KEY = env.str("SECRET_KEY", default="not-secret-for-development-only" if DEVELOPMENT else environ.Env.NOTSET)

# The middleware answers an unknown host with 404; Django's own check would need every site's hostname at start.
ALLOWED_HOSTS = ["*"]
ADMIN_HOST = env.str("ADMIN_HOST", default="")
PUBLIC_SCHEME = env.str("PUBLIC_SCHEME", default="http" if DEVELOPMENT else "https")
PUBLIC_PORT = env.int("PUBLIC_PORT", default=env.int("PORT", default=8000) if DEVELOPMENT else 0)

INSTALLED_APPS = [
    # From the lowest layer up: a model is registered for translation before the models that inherit from it.
    "themes",
    "cms.text",
    "cms.tasks",
    "cms.accounts",
    "cms.tenancy",
    "cms.access",
    "cms.media",
    "cms.blocks",
    "cms.pages",
    "cms.release",
    "cms.review",
    "cms.news",
    "cms.galleries",
    "cms.people",
    "cms.units",
    "cms.standard",
    "cms.home",
    "cms.importing",
    "cms.exporting",
    "cms.editing",
    "cms.serving",
    "cms.api",
    "search",
    "sites",
    "cms.config",
    "modeltranslation",
    "wagtail.users",
    "wagtail.contrib.typed_table_block",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "ninja",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "cms.serving.security_headers.SecurityHeadersMiddleware",
    # Before the question whose host it is, which asks the database: these files are no site's.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.serving.middleware.HostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cms.serving.middleware.AddressLanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.middleware.OwnLanguageMiddleware",
    "cms.access.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.config.middleware.AdminTransactionMiddleware",
]
X_FRAME_OPTIONS = "SAMEORIGIN"

ROOT_URLCONF = "cms.config.urls"
WSGI_APPLICATION = "cms.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "themes" / "base" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"].setdefault("CONN_MAX_AGE", env.int("DATABASE_CONNECTION_AGE", default=600))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "cms.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "cms.accounts.forms.SignInForm"}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "cms.accounts.reset_links.ResetLinkGenerator"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address comes from an invitation that arrived there, or from a manager
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Per address of the network, and per name that is tried; the second one is the lock-out.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key"}
MFA_ADAPTER = "cms.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT
# Of publishers, managers and the central office. A trial on one's own machine asks nobody for a telephone.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not DEVELOPMENT)
SOCIALACCOUNT_ADAPTER = "cms.accounts.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = single_sign_on_providers(env)
ALLAUTH_TRUSTED_PROXY_COUNT = env.int(
    "TRUSTED_PROXY_COUNT", default=1 if env.bool("BEHIND_PROXY", default=False) else 0
)

vars().update(env.email_url("EMAIL_URL", default="consolemail://" if DEVELOPMENT else "smtp://localhost:25"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="payvand@localhost")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# What all processes have to know alike, such as failed attempts to sign in, is in the database; the rest is each's own.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "local"},
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "renditions"},
}

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        # Wagtail puts its own tasks (search index, renditions) on "default".
        "QUEUES": ["quick", "slow", "default"],
    }
}

# Languages: the first is the one that goes live with the page; the others wait for their ready mark.
LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", _("Persian")), ("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Tehran")

MODELTRANSLATION_DEFAULT_LANGUAGE = "fa"
MODELTRANSLATION_LANGUAGES = ("fa", "en", "ar")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("fa",)
MODELTRANSLATION_REQUIRED_LANGUAGES = ("fa",)
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = localized_label
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.SiteImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.SiteDocumentForm"
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField", "RichTextField")

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("base", BASE_DIR / "themes" / "base" / "static" / "base")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "themes.static_files.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Drawn for pages that are passed on; may be lost at any time.
PAGE_PICTURES_ROOT = VAR_DIR / "page-pictures"

# Wagtail. No serve view, no privacy control, no API of its own, no call to the outside.
WAGTAIL_SITE_NAME = _("Payvand")
WAGTAIL_PAGE_MODEL = "pages.BasePage"
WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"),
    *("m4a", "mp3", "mp4", "ogg", "vtt", "wav", "webm"),
]
# Services whose films and recordings a page may show, after the reader asked for it.
EMBED_HOSTS = env.list("EMBED_HOSTS", default=["aparat.com"])
WAGTAILADMIN_BASE_URL = env.str("ADMIN_BASE_URL", default="")
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = False
# One network, one clock: nobody chooses among zones.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PRIVATE_PAGE_OPTIONS: dict[str, bool] = {}
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.review.publishing.publish_reviewed"
# Signing in, passwords and addresses are cms.accounts' own.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Citizens' search: what implements search.engine.Engine.
SEARCH_ENGINE = "search.postgresql.PostgreSQLEngine"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_AVIF_QUALITY = 58
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# What an editor may upload, one file: larger ones are refused with a sentence that says so.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = env.int("PICTURE_MEGABYTES", default=20) * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = env.int("PICTURE_MEGAPIXELS", default=80) * 1_000_000

# Three StreamFields in three languages need more form fields than Django's default of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_SCHEME == "https"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}

from cms.text.jalali_formats import install as install_jalali_formats  # noqa: E402

install_jalali_formats()
