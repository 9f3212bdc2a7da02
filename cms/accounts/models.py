"""The user model."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who signs in. What they may do comes from the roles that `cms.tenancy` holds."""

    email = models.EmailField(_("e-mail"), blank=True)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
