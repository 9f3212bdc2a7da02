"""The addresses of the API, one family a module: they read released documents and site records, and decide nothing."""
