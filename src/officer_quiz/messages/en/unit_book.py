"""Wording of the unit book: what is in it, adding to it, its faults."""

TEXTS: dict[str, str] = {
    "full": "No room is left for the unit book {book} ({reason}). What was added before is saved. Free some space, then run the same command again: nothing is added twice.",
    "read-only": "The unit book {book} cannot be written: {reason}. Check the permissions of the file and its folder, or name another book.",
    "not-allowed": "The server does not allow this in the unit book {book}: {reason}. Ask whoever looks after it for the right to create tables.",
    "damaged": "The unit book {book} is damaged ({reason}); it was left as it is. Restore a backup, or name another book.",
    "busy": "Somebody else is writing to the unit book {book} and does not finish. What was added before is saved; try again later: nothing is added twice.",
    "disk": "The disk failed while reading or writing the unit book {book} ({reason}). What was added before is saved; check the disk, then run the same command again.",
    "newer": "The unit book {book} was written by a newer version; it was left as it is. Upgrade officer-quiz.",
    "foreign": "{book} is another program's database; it was left as it is. Name another file or database for the unit book.",
    "none": "There is no unit book at {book}. Name one with --book, or add to it first: officer-quiz collect FILES --into BOOK",
    "no-folder": "The unit book {book} cannot be made: there is no folder {folder}. Make it, or name another place.",
    "no-library": 'The unit book takes {library}. Run pip install "officer-quiz[unit]".',
    "no-address": "{book} is no address of a unit book. It is the path of a file, or postgresql://USER@HOST/DATABASE.",
    "no-server": "The server of the unit book {book} does not answer: {reason}. Check that it runs and that the address is right; what was added before is saved.",
    "no-entry": "The server of the unit book {book} does not let you in: {reason}. Check user and password; a password can stand in the file .pgpass or in PGPASSWORD.",
    "no-database": "The server has no database for the unit book {book}: {reason}. Make one there with createdb, or correct the address.",
}
