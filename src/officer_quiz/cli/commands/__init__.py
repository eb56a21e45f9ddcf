"""The commands, one module each, named as typed.

Annotations here are values, not texts to be read later (`from __future__ import annotations`): typer asks for those of
a command six times at every start and would read the texts each time.
"""
