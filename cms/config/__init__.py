"""Settings, addresses and assembly: the one package that may import everything, and that nothing imports."""
