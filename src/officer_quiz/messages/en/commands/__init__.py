"""Help of commands that belong together."""
