import dataclasses
import json
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from cms.tasks.overview import Overview, overview
from cms.tasks.retry_failed import retry_failed

STATES = ("waiting", "scheduled", "running", "failed", "successful")


class Command(BaseCommand):
    help = "Show how many background tasks wait, run and have failed; or try failed ones again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Answer as JSON.")
        parser.add_argument("--failures", type=int, default=20, help="List at most so many failed tasks (%(default)s).")
        parser.add_argument("--retry", nargs="+", type=UUID, metavar="ID", help="Try these failed tasks again.")

    def handle(self, **options: Any) -> None:
        if options["retry"]:
            self.retry(options["retry"])
        elif options["json"]:
            self.show_json(overview(failures=options["failures"]))
        else:
            self.show(overview(failures=options["failures"]))

    def retry(self, ids: list[UUID]) -> None:
        found = retry_failed(ids)
        if found < len(set(ids)):
            raise CommandError(
                _("%(missing)d of these are no failed tasks; %(found)d will be tried again.")
                % {"missing": len(set(ids)) - found, "found": found}
            )
        self.stdout.write(_("%(found)d will be tried again.") % {"found": found})

    def show_json(self, state: Overview) -> None:
        self.stdout.write(json.dumps(dataclasses.asdict(state), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))

    def show(self, state: Overview) -> None:
        self.stdout.write(f"{'queue':10}" + "".join(f"{name:>12}" for name in STATES))
        for queue in state.queues:
            self.stdout.write(f"{queue.queue:10}" + "".join(f"{getattr(queue, name):>12}" for name in STATES))
        for worker in state.workers or [_("No worker is running.")]:
            self.stdout.write(worker)
        for failed in state.failed:
            self.stdout.write(f"{failed.id} {failed.task} ({failed.attempts}) {failed.error}")
