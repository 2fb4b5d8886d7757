"""QTI 3.0 and QTI 2.1: items, stimuli and tests in content packages."""
