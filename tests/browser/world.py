"""What browser tests see beyond the world of tests/factories/world.py."""


def make_world(port: int) -> None:
    """Add to the live database; called once, with commits, before server and worker start on `port`."""
