"""Wording of saying how sure one is before the result."""

TEXTS: dict[str, str] = {
    "ask": "How sure are you of this answer? The result comes after.",
    "low": "not sure",
    "medium": "fairly sure",
    "high": "sure",
    "mark": "{certainty}: {mark} for certainty",
    "total": "Marks for certainty: {mark} on average ({count} {count:|answer|answers}, each -2 to 1; the score stays as it is)",
    "title": "How sure, and how often right",
    "degree": "{percent}%  fully right {right} of {answers}, {mark} on average",
    "wrong": "Answered wrong with certainty and not put right yet ({count}); these come first in a review:",
    "more": "… and {count} more",
}
