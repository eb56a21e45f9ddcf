"""Wording of faults of the personal records file."""

TEXTS: dict[str, str] = {
    "full": (
        "The disk is full; this last step was not saved ({path}). Everything confirmed before is. "
        "Free some space, then: officer-quiz resume"
    ),
    "read-only": (
        "Your records {path} cannot be written: {reason}. Check the folder's permissions, "
        "or name a folder you can write with --data."
    ),
    "no-folder": ("Your records cannot be kept in {path}: {reason}. Move it away, or name another folder with --data."),
    "not-a-folder": "it is no folder",
    "link-to-no-folder": "it is a link to a folder that is not there",
    "no-file": ("Your records {path} cannot be used: {reason}. Move it away, or name another folder with --data."),
    "damaged": (
        "Your records {path} are damaged ({reason}); they were left as they are. "
        "Restore a backup, or name another folder with --data."
    ),
    "wrong-version": "their version is {version}",
    "newer": (
        "Your records {path} were written by a newer version; they were left as they are. "
        "Upgrade officer-quiz, or name another folder with --data."
    ),
    "foreign": "{path} is another program's database; it was left as it is. Name another folder with --data.",
    "old-sqlite": (
        "This machine's SQLite is {found}; {needed} or later is needed. "
        "Use a Python that brings a newer SQLite with it."
    ),
    "busy": (
        "Another program keeps your records {path} locked. Everything confirmed before is saved; "
        "try again later: officer-quiz resume"
    ),
    "disk": (
        "The disk failed while reading or writing your records {path} ({reason}). Everything confirmed before is "
        "saved; check the disk, then: officer-quiz resume"
    ),
    "elsewhere": "{session} has been continued in another window; this step was not saved. Go on in that window.",
    "newer-event": "Your records {path} hold something this version does not know ({event}); they were left as they are. Most likely a newer version wrote them: upgrade officer-quiz. Else restore a backup, or name another folder with --data.",
}
