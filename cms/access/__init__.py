"""Who may see what: the one function that scopes by site and visibility, and permission predicates."""
