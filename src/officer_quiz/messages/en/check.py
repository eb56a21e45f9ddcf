"""Wording of check reports."""

TEXTS: dict[str, str] = {
    "error": "error",
    "warning": "warning",
    "info": "note",
    "sound": "No problems: files: {files}, questions: {questions}.",
    "found": "Files: {files}, questions: {questions}; errors: {errors}, warnings: {warnings}.",
    "no-path": "There is no file or folder {path}.",
    "no-files": "There are no bank files (.yaml or .yml) in {path}.",
    "no-format": "There is no output format “{name}”; use one of {known}.",
    "L21.name": "Citation: law questions cite listed statutes in legal notation; others cite or name a source",
    "L22.name": "Article: it exists in the version in force on the day of checking",
    "L23.name": "In force: no newer version since checking, and the rule has not run out",
    "L24.name": "Ids: unique across all banks",
    "L34.name": "Review trail: a reviewed question names author, another reviewer, and when it was checked",
}
