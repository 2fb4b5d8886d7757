"""Pages of editors, translators and reviewers."""
