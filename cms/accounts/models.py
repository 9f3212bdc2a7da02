"""The user model."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who signs in. What they may do comes from the roles that `cms.tenancy` holds."""

    email = models.EmailField(_("e-mail"), blank=True)
    # The last time that they were brought back after a deactivation: links from before open nothing.
    returned_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
