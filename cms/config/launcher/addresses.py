"""What `make run` prints when all is up: where the sites are, where to sign in, and as whom. Needs Django set up."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib.auth import get_user_model

MOST_SITES = 12


def address(hostname: str, port: int) -> str:
    """A site's address. Names under .localhost lead to this machine, so they carry the port that the server has."""
    if hostname == "localhost" or hostname.endswith(".localhost"):
        return f"http://{hostname}:{port}"
    public_port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT not in (0, 80, 443) else ""
    return f"{settings.PUBLIC_SCHEME}://{hostname}{public_port}"


def welcome(port: int) -> list[str]:
    """The lines to print, the central office first."""
    from cms.tenancy.models import Hostname, SiteKind

    hostnames = Hostname.objects.filter(is_primary=True).select_related("site")
    rows = sorted(hostnames, key=lambda row: (row.site.kind != SiteKind.CENTRAL, row.site.kind, row.site.number or 0))
    lines = [f"  {address(row.hostname, port):<34} {row.site.name}" for row in rows[:MOST_SITES]]
    if len(rows) > MOST_SITES:
        lines.append(f"  and {len(rows) - MOST_SITES} more sites")
    if not rows:
        lines.append("  There is no site yet: manage.py create_site HOST --kind central --name …")
    admin_host = settings.ADMIN_HOST or (rows[0].hostname if rows else "localhost")
    lines += ["", f"  {address(admin_host, port)}/admin/"]
    lines += [f"    {label:<32} {username:<20} {password}" for label, username, password in demo_logins()]
    return lines


def demo_logins() -> list[tuple[str, str, str]]:
    """Label, user name and password of the demo's people; only those who exist here."""
    # An installation may do without the demo.
    if find_spec("sites.demo") is None:
        return []
    from sites.demo import logins

    users = get_user_model()
    names = users.objects.values_list(users.USERNAME_FIELD, flat=True)
    there = set(names.filter(**{f"{users.USERNAME_FIELD}__in": [username for _label, username, _password in logins]}))
    return [(str(label), username, password) for label, username, password in logins if username in there]
