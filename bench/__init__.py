"""Measurements: what a request costs as the network grows, and how fast texts are treated. Nothing imports it."""
