import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.release.log import audit
from cms.release.refreshing import waiting
from cms.tenancy.models import NetworkSite


class Command(BaseCommand):
    help = "Compare the released documents with the pages. Exits with 1 while a difference remains."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="Mend what is found.")
        parser.add_argument("--site", action="append", metavar="CODE", help="Only this site; may be given again.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *, repair: bool, site: list[str] | None, json: bool, **_options: Any) -> None:
        sites = None
        if site:
            known = dict(NetworkSite.objects.filter(code__in=site).values_list("code", "pk"))
            if unknown := [code for code in site if code not in known]:
                raise CommandError(_("There is no site with the code %(code)s.") % {"code": ", ".join(unknown)})
            sites = list(known.values())
        findings = audit(repair=repair, sites=sites)
        self.stdout.write(as_json(findings) if json else as_text(findings))
        if any(not finding.is_repaired for finding in findings):
            raise SystemExit(1)


def as_json(findings: list[Any]) -> str:
    return json.dumps(
        {"findings": [finding.as_dict() for finding in findings], "waiting": waiting()}, ensure_ascii=False
    )


def as_text(findings: list[Any]) -> str:
    lines = [
        f"{finding.problem}: {finding.site} {finding.locale} {finding.path} ({finding.uid})"
        + (" " + _("repaired") if finding.is_repaired else "")
        for finding in findings
    ]
    lines.append(
        _("%(count)d differences; %(waiting)d documents wait to follow a change.")
        % {"count": len(findings), "waiting": waiting()}
    )
    return "\n".join(lines)
