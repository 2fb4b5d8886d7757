"""Transcripts to recordings, by whatever speech engine and encoder the machine has."""
