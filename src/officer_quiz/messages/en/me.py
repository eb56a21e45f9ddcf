"""The profile and personal data."""

TEXTS: dict[str, str] = {
    "name": "name",
    "unit": "unit",
    "post": "post",
    "level": "level",
    "language": "language",
    "days": "days to mastery",
    "unset": "(not set)",
    "kept": "Kept.",
    "how": 'Change: officer-quiz me --name NAME --unit UNIT --post traffic --level basic; an empty value clears a field, as in --unit "". Nothing else is collected.',
    "damaged": "The profile {path} cannot be read ({reason}). Mend it, or delete it and fill it in again with officer-quiz me.",
    "newer": "The profile {path} was written by a newer version; it was left as it is. Upgrade officer-quiz, or name another folder with --data.",
    "practising-for": "Questions for your profile: {chosen}. For all of them: --post any, --level any.",
    "no-action": "There is no action “{name}”; there are where, export and delete.",
    "deleting": "This deletes all your records in {folder}: {sessions} sessions, the wrong-answer book and the profile. It cannot be undone.",
    "delete-ask": "Type yes to delete them:",
    "deleted": "Deleted.",
    "not-deleted": "Nothing was deleted.",
    "nothing": "There are no records in {folder}.",
    "in-use": "Another window is using the records; nothing was deleted. Close it first.",
}
