"""The home page of a site and of the network."""
