"""What an action says when it does nothing."""


class MembershipRefused(ValueError):
    """Nothing was changed; the message says why and what to do, in the active language."""
