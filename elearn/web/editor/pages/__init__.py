"""Page values: what templates show, worked out."""
