from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.tenancy.addresses import origin
from cms.tenancy.models import NetworkSite
from cms.tenancy.routes import add_hostname, set_primary_hostname


class Command(BaseCommand):
    help = (
        "Give a site another hostname, which redirects; with --primary the site moves there and the old one redirects."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="The code of the site.")
        parser.add_argument("hostname")
        parser.add_argument("--primary", action="store_true", help="Make it the site's own name.")

    def handle(self, code: str, hostname: str, primary: bool, **_options: Any) -> None:
        site = NetworkSite.objects.select_related("route").filter(code=code).first()
        if site is None:
            raise CommandError(_("There is no site with the code %(code)s.") % {"code": code})
        if not site.hostnames.filter(hostname=hostname.lower()).exists():
            try:
                add_hostname(site, hostname)
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from error
        if primary:
            set_primary_hostname(site, hostname)
        self.stdout.write(
            _("%(site)s answers at %(origin)s.") % {"site": site.name_fa, "origin": origin(hostname.lower())}
        )
