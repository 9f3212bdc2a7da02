from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cms.text.digits import localize_digits
from sites.demo.build import AnotherNetworkError, build_network
from sites.demo.removing import demo_sites, remove_network


class Command(BaseCommand):
    help = "Build the demo network in a database without sites. A repeated call changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--yes-in-production",
            action="store_true",
            help="Build it although DEVELOPMENT is off. The demo's passwords are public.",
        )
        parser.add_argument(
            "--reset",
            action="store_true",
            help="Delete the demo's sites first, with everything that was written in them. Asks before it does.",
        )
        parser.add_argument("--yes", action="store_true", help="Do not ask.")

    def handle(
        self,
        *,
        yes_in_production: bool = False,
        reset: bool = False,
        yes: bool = False,
        verbosity: int = 1,
        **_options: Any,
    ) -> None:
        if not (settings.DEVELOPMENT or yes_in_production):
            raise CommandError(
                _("The demo's passwords are public. Set DEVELOPMENT=true, or say --yes-in-production if you mean it.")
            )
        started = monotonic()

        def show(line: str) -> None:
            if verbosity:
                self.stdout.write(f"  {line}")
                self.stdout.flush()

        try:
            if reset and (sites := demo_sites()):
                if not (yes or self._agrees(len(sites))):
                    raise CommandError(_("Nothing has been changed."))
                show(_("the old demo network is being deleted"))
                remove_network()
            built = build_network(show)
        except AnotherNetworkError as refusal:
            raise CommandError(str(refusal)) from refusal
        if built:
            seconds = round(monotonic() - started)
            show(
                _in_digits(ngettext("ready after %(count)d second", "ready after %(count)d seconds", seconds), seconds)
            )
        else:
            show(_("The demo network is there already; nothing has changed."))

    def _agrees(self, count: int) -> bool:
        question = ngettext(
            "%(count)d site will be deleted with all its pages, images and documents. Type “yes” to go on:",
            "%(count)d sites will be deleted with all their pages, images and documents. Type “yes” to go on:",
            count,
        )
        self.stdout.write(_in_digits(question, count), ending=" ")
        self.stdout.flush()
        try:
            return input().strip().lower() in {"yes", _("yes")}
        except EOFError:
            return False


def _in_digits(text: str, count: int) -> str:
    return localize_digits(text % {"count": count}, get_language() or "fa")
