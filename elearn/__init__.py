"""Practice tests for the Russian integration exam."""
