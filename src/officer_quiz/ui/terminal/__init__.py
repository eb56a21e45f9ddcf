"""A person at a terminal with a session: asking, the clock, what each answer leads to."""
