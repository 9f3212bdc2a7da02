from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.tenancy.addresses import site_origin
from cms.tenancy.models import SiteKind, SiteStatus
from sites.check_site import SiteRefused
from sites.create_site import create_site


class Command(BaseCommand):
    help = "Make a site with its pages, collection, roles and first editor. A repeated call changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("hostname", help="For example d7.city.example")
        parser.add_argument("--kind", required=True, help=", ".join(SiteKind.values))
        parser.add_argument("--name", required=True, help="The name that citizens see, in Persian.")
        parser.add_argument("--short-name", default="", help="For lists and labels; the name where left out.")
        parser.add_argument("--code", default="", help="Short Latin name for apps; from the hostname where left out.")
        parser.add_argument("--number", type=int, help="A district's number.")
        parser.add_argument("--status", default=SiteStatus.LIVE, choices=[SiteStatus.LIVE, SiteStatus.PREPARING])
        parser.add_argument(
            "--editor", default="", metavar="USERNAME", help="The first editor; CODE-editor where left out."
        )

    def handle(self, hostname: str, **options: Any) -> None:
        try:
            created = create_site(
                hostname,
                kind=options["kind"],
                name=options["name"],
                short_name=options["short_name"],
                code=options["code"],
                number=options["number"],
                status=options["status"],
                editor_username=options["editor"],
            )
        except SiteRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not created.is_new:
            self.stdout.write(_("The site is there already; nothing has changed: %s") % site_origin(created.site))
            return
        self.stdout.write(_("The site is ready: %s") % site_origin(created.site))
        if created.password:
            self.stdout.write(
                _("First editor: %(username)s, password: %(password)s (shown only here)")
                % {"username": created.editor, "password": created.password}
            )
