"""Public pages: an address becomes a released document becomes a theme's template; previews."""
