from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from sites.demo.build import AnotherNetworkError, build_network


class Command(BaseCommand):
    help = "Build the demo network in a database without sites. A repeated call changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--yes-in-production",
            action="store_true",
            help="Build it although DEVELOPMENT is off. The demo's passwords are public.",
        )

    def handle(self, *, yes_in_production: bool = False, verbosity: int = 1, **_options: Any) -> None:
        if not (settings.DEVELOPMENT or yes_in_production):
            raise CommandError(
                _("The demo's passwords are public. Set DEVELOPMENT=true, or say --yes-in-production if you mean it.")
            )

        def show(line: str) -> None:
            if verbosity:
                self.stdout.write(f"  {line}")
                self.stdout.flush()

        try:
            built = build_network(show)
        except AnotherNetworkError as refusal:
            raise CommandError(str(refusal)) from refusal
        if not built:
            show(_("The demo network is there already; nothing has changed."))
