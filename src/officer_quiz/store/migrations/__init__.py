"""The tables of the log, one SQL file a step from release to release."""
