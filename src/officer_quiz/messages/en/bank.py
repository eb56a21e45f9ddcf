"""Wording of faults of bank files and of the checks."""

TEXTS: dict[str, str] = {
    "not-a-bank": "This is not a bank: a bank file has the keys bank, title, questions and so on at its top.",
    "not-a-question": "A question belongs here, with keys such as id, type and stem, not just text.",
}
