"""The command line: groups as thin as views. elearn.app hands in the application factory."""
