"""What the templates of this audience get."""
