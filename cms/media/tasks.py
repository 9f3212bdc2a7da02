"""Pictures are made smaller behind the request."""

from __future__ import annotations

from datetime import time

from cms.media.models import SiteImage
from cms.media.renditions import AVIF, make_renditions, renditions_made
from cms.tasks.background import background
from cms.tasks.schedule import periodic


# Half a minute of work for a set of large pictures: an open transaction would hold the feed of change back.
@background(queue="slow", priority=-50, atomic=False)
def prepare_renditions(uid: str) -> bool:
    """Make the renditions of an image; False where it is gone or its file cannot be read."""
    image = SiteImage.objects.filter(uid=uid).first()
    if image is None or not make_renditions(image):
        return False
    # Said again by a second run too: the first may have died before it was heard.
    renditions_made.send(SiteImage, image=image)
    return True


@periodic(daily_at=time(2, 30))
@background(queue="slow")
def prepare_forgotten_renditions() -> int:
    """Returns how many images have no AVIF: they came with a backup or from an older version."""
    behind = SiteImage.objects.exclude(renditions__filter_spec__endswith=f"format-{AVIF}")
    uids = [str(uid) for uid in behind.values_list("uid", flat=True)]
    for uid in uids:
        prepare_renditions.enqueue(uid)
    return len(uids)
