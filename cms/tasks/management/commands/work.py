import argparse
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cms.tasks.scheduler import run_scheduler
from cms.tasks.stopping import StopRequest
from cms.tasks.supervision import Job, supervise
from cms.tasks.worker import QUEUES_SERVED, work


class Command(BaseCommand):
    help = "Run background work: one process for each queue and one for the schedule. SIGTERM or Ctrl-C ends it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--queues",
            default=",".join(QUEUES_SERVED),
            help="Queues to work on, separated by commas (default: %(default)s).",
        )
        parser.add_argument(
            "--interval",
            type=seconds,
            default=0.5,
            help="Seconds between two looks at an empty queue (default: %(default)s).",
        )
        parser.add_argument(
            "--grace",
            type=seconds,
            default=30.0,
            help="Seconds that running tasks have to finish when asked to end (default: %(default)s). "
            "A task that takes longer is broken off and done again by the next worker.",
        )

    def handle(self, *, queues: str, interval: float, grace: float, **options: Any) -> None:
        names = queues.split(",")
        unknown = [name for name in names if name not in QUEUES_SERVED]
        if unknown:
            raise CommandError(
                _("There is no queue %(unknown)s; the queues are %(known)s.")
                % {"unknown": ", ".join(unknown), "known": ", ".join(QUEUES_SERVED)}
            )
        jobs: dict[str, Job] = {name: partial(work, QUEUES_SERVED[name], interval=interval) for name in names}
        stop = StopRequest()
        stop.listen()
        self.stdout.write(_("Working on the queues %(queues)s.") % {"queues": ", ".join(names)})
        self.stdout.flush()
        supervise({**jobs, "schedule": run_scheduler}, stop, grace=grace)


def seconds(value: str) -> float:
    """A positive number of seconds from the command line."""
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{value} is not a positive number of seconds")
    return number
