"""Training the ranking of auxiliary points on synthetic problems (`geometry.synthetic`)."""
