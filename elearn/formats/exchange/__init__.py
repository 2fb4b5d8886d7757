"""Formats of other systems <-> patches of entries; what comes in was written by anybody."""
