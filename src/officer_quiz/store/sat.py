"""Where sealed papers that were begun are kept, beside a trainee's own results: names of folders and files."""

from __future__ import annotations

FOLDER = "papers"
"""The folder of papers that were begun, each in a folder named by its code."""
PAPER, OPENED, EVENTS = "sealed.paper", "opened", "events.db"
"""What is kept of each: the paper, the start code that opened it, and the events."""
MACHINE = "machine.key"
"""The file of the machine's signing key, beside the trainee's results."""
