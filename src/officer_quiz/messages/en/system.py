"""Wording of what the operating system refuses."""

TEXTS: dict[str, str] = {
    "refused": "{path} cannot be used: {reason}. Check that it is there and that you may read and write it, then try again.",
    "refused-nameless": "The system refused this: {reason}. Check that the current folder is still there and where the output goes, then try again.",
    "not-there": "there is no such file or folder",
    "dangling": "it is a link to a file that is not there",
    "endless-link": "its links go round in a circle",
    "not-allowed": "permission is denied",
    "folder": "it is a folder, not a file",
    "not-a-folder": "a part of the path is not a folder",
    "not-a-file": "it is a pipe or a device, not a file",
    "there-already": "something else is there already",
    "full": "the disk is full",
    "read-only": "the disk is read-only",
    "in-use": "another program is using it",
    "too-long": "the name is too long",
    "too-many": "too many files are open",
    "broken": "the disk failed",
}
