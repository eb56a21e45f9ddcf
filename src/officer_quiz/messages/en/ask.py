"""Wording for malformed answers."""

TEXTS: dict[str, str] = {
    "choose-unknown": "Something chosen is no choice, or is chosen twice.",
    "choose-one": "Choose one.",
    "choose-count": "Choose between {least} and {most}.",
    "blanks-count": "There are {count} blanks to fill.",
    "blanks-empty": "Nothing has been written yet.",
    "blanks-number": "A number belongs here.",
    "speech-long": "That is too long: {most} characters at most.",
    "arrange-all": "All {count} items must be placed, each once.",
    "assign-all": "All {count} rows need an answer.",
    "assign-unknown": "Something assigned is not among the columns.",
    "assign-distinct": "The same choice cannot be used twice.",
}
