"""Members in the admin: their list, changing and ending roles, leaving, invitations, stewards, the trail."""
