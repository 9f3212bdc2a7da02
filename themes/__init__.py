"""How a site looks: the base theme's templates and static files, one folder per further theme."""
