"""What stays on this machine: the log of events, the profile, the compiled index of banks."""
