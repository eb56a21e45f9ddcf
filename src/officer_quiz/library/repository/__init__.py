"""A git repository read as it lies on disk; no git runs, no configuration of its is obeyed."""
