"""Training: data, stages, and what they leave."""
