"""How the network is run: provisioning, members, policies, directives, syndication, oversight."""
