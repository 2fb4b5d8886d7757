"""What editors upload, made into the few kinds of files that a bank has."""
