"""Views: parse, ask a use case, show."""
