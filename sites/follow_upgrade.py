"""After an upgrade: bring what is stored in line with what this version says."""

from __future__ import annotations

from dataclasses import dataclass

from cms.access.offers import provide_offered_collection
from cms.release.shapes import follow_shapes
from sites.roles import align_groups


@dataclass(frozen=True, slots=True)
class Followed:
    groups: int  # of roles, whose permissions were changed
    documents: int  # released ones that a task makes anew


def follow_upgrade() -> Followed:
    """Run it once the migrations are applied; a second time it finds nothing to do."""
    provide_offered_collection()
    return Followed(align_groups(), follow_shapes())
