"""The user model. Knows nothing of roles or sites."""
