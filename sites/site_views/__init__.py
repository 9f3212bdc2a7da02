"""Sites in the admin: their list, making one, the form of settings and contact card, status, hostnames."""
