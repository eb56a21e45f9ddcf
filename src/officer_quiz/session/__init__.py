"""One session of questions as events: what is drawn, what each event makes of the state, how it is marked."""
