"""One command per budget of the design; `python -m bench` runs them all and prints one table."""
