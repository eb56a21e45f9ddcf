"""Wording of faults of bank files and of the checks."""

TEXTS: dict[str, str] = {
    "not-a-bank": "This is not a bank: a bank file has the keys bank, title, questions and so on at its top.",
    "not-a-question": "A question belongs here, with keys such as id, type and stem, not just text.",
    "too-many-alike": "{code} is found {most} times in this file; what follows is not listed. Mend those first.",
    "not-a-translation": "This is no translation: a file whose name ends in .en.yaml or .zh.yaml has translates, language, title and questions at its top.",
    "wrong-place-exam": "This is a blueprint, but here it is read as a bank. Move it into the folder exams beside the banks.",
    "wrong-place-translates": "This is a translation, but by its name and place it is read as something else. Move it beside its bank, under a name that ends in .en.yaml, or in .zh.yaml for one into Chinese.",
    "wrong-place-bank": "This is a bank, but in the folder exams it is read as a blueprint. Move it into another folder.",
    "no-original": "The bank {id} it translates is not there. Put the translation beside the bank, with the bank's id as translates.",
    "same-language": "The translation is in the language of the bank itself ({language}). Check language.",
    "untranslated": "{id} is not translated yet. Add it (of: {of}).",
    "not-in-original": "The bank has no question {id}. Check the id, or remove it.",
    "untranslated-names": "The names of moods {names} have no translation and show as they are. Under mood of this person write the name: its translation.",
    "translation-old": "The original has changed since; this entry is no longer shown. Bring it up to date, then set of to {of}.",
    "translation-of": "of, the fingerprint of the text it translates, is missing, so the entry is not shown. Compare it with the original and write of: {of}.",
    "translation-same": "This entry is left as in the original and not shown. Translate it.",
    "translation-same-title": "The title is left as in the original. Translate it.",
    "translation-shape": "This has another structure than the original. A translation has the same levels, only other words.",
    "translation-count": "The original has {right} items here, this has {count}. They must be equally many, in the same order.",
    "translation-missing": "The translation of {key} is missing. Add it.",
    "translation-extra": "The original has no {key}. A translation has only the original's texts; keys, points and citations stay there.",
}
