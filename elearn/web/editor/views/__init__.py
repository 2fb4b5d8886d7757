"""Views: parse, ask a use case, show. Each module is imported when one of its pages is asked for."""
