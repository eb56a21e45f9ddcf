"""Chance in drawing questions: an order that follows from a seed and a question's id, the same on every machine.

Each id stands at a point of a line, and each seed turns and stretches the line in its own way, modulo a prime. That is
plain arithmetic on numbers of 31 bits, so that a database can order a hundred thousand questions by it in a moment.
"""

from __future__ import annotations

from hashlib import sha256

PRIME = 2**31 - 1


def point(id: str) -> int:
    """Return where an id stands: a number of 62 bits that follows from its hash."""
    return int.from_bytes(sha256(id.encode()).digest()[:8], "big") >> 2


def turned(seed: str) -> tuple[int, int]:
    """Return by how much a seed stretches the line of ids and turns it: numbers below the prime, the first not 0."""
    hashed = sha256(seed.encode()).digest()
    return 1 + int.from_bytes(hashed[:8], "big") % (PRIME - 1), int.from_bytes(hashed[8:16], "big") % PRIME


def chance(seed: str, id: str) -> tuple[int, int]:
    """Return what orders ids by chance under a seed; equal only for ids of equal points."""
    stretch, turn = turned(seed)
    at = point(id)
    return ((at >> 31) * stretch + turn) % PRIME, at
