from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.tenancy.models import NetworkSite
from sites.delete_site import DeletionRefused, delete_site


class Command(BaseCommand):
    help = "Delete an archived site with all its pages. There is no way back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--yes", action="store_true", help="Do it without asking.")

    def handle(self, code: str, yes: bool, **_options: Any) -> None:
        site = NetworkSite.objects.filter(code=code).first()
        if site is None:
            raise CommandError(_("There is no site with the code %(code)s.") % {"code": code})
        pages = site.pages.count()
        question = _("Delete “%(site)s” with its %(pages)d pages? Write the code to confirm: ") % {
            "site": site,
            "pages": pages,
        }
        if not yes and input(question).strip() != code:
            raise CommandError(_("Nothing has been deleted."))
        try:
            delete_site(site)
        except DeletionRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("Deleted: %s") % code)
