"""A scheduler with one periodic task, as a process."""

from datetime import timedelta

import django


def main() -> None:
    django.setup()

    from cms.tasks.schedule import periodic
    from cms.tasks.scheduler import run_scheduler
    from cms.tasks.stopping import StopRequest
    from tests.tasks.sample_tasks import tick

    periodic(every=timedelta(seconds=1))(tick)
    stop = StopRequest()
    stop.listen()
    run_scheduler(stop, interval=0.05)


if __name__ == "__main__":
    main()
