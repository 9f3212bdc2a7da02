"""What a public-relations unit says of itself: introduction, duties, contact."""
