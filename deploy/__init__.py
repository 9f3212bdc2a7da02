"""Scripts of whoever runs or documents the network; nothing of the product imports them."""
