"""Wording of faults of bank files and of the checks."""

TEXTS: dict[str, str] = {
    "not-a-bank": "This is not a bank: a bank file has the keys bank, title, questions and so on at its top.",
    "not-a-question": "A question belongs here, with keys such as id, type and stem, not just text.",
    "id-taken": "The id {id} is already used in {file}, line {line}. Ids are unique; choose another.",
    "trail-missing": "A reviewed question still lacks {names}. Add them, or set status back to draft.",
    "same-hand": "“{name}” both wrote and reviewed it. A review takes a second hand.",
    "checked-later": "The date {day} on which it was checked is in the future; look again.",
}
