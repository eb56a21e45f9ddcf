"""The trainer's files: where they are, reading them, changing them, and what the last release of them held."""
