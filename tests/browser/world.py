"""The network that browser tests see."""

from django.core.management import call_command


def make_world(port: int) -> None:
    """Fill the live database; called once, with commits, before server and worker start on `port`."""
    call_command("demo", verbosity=0)
