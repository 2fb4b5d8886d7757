"""Pages of the staff of centres."""
