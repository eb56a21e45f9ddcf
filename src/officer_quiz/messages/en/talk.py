"""Wording of conversations: saying it first in one's own words, and going back to a turn."""

TEXTS: dict[str, str] = {
    "say-first": "First in your own words: what would you say or do now? (Leave it empty to see the replies.)",
    "nearest": "Now choose the nearest.",
    "own": "Your words",
    "own-beside": "Your own words: {words}",
}
