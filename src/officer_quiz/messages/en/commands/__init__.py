"""Help of groups of commands."""
