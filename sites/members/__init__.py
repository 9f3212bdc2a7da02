"""Who holds which role: the actions that give, change and end memberships are their only writers."""
