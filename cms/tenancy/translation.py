from modeltranslation.translator import TranslationOptions, register

from cms.tenancy.models import NetworkSite, SitePhone


@register(NetworkSite)
class NetworkSiteTranslation(TranslationOptions):
    fields = ("name", "short_name", "affiliation", "address", "hours", "notice")
    required_languages = {"fa": ("name", "short_name")}


@register(SitePhone)
class SitePhoneTranslation(TranslationOptions):
    fields = ("label",)
