"""Problems in brackets that are no numbered checks: what each means, and how to mend it."""

TEXTS: dict[str, str] = {
    "bad-value": "The field is known, but its value cannot be used. Write it as the guide shows for this field.",
    "blanks-mismatch": "Each ____ in the stem is a blank, and answer has one entry for each, in order. Where a blank has several right spellings, put them into brackets of their own: [[eight, 8]].",
    "dead-link": "The to of a reply names a place (nodes) or an ending (endings), letter for letter.",
    "exam-short": "The banks have too few questions for this section. The report says how many are turned away by what. Ask for fewer (count), ask for less (where), or write and review more.",
    "missing-key": "A field that must be there is not. The report points at the beginning of the question or file, and names the field.",
    "not-a-choice": "The answer has a letter that no choice has. Check the answer, or add the choice.",
    "out-of-range": "The number is too large or too small. The report tells the limit.",
    "too-few": "The list has too few entries. The report tells how many it needs.",
    "too-many": "The list has too many entries. The report tells how many it may have; leave some out, or write them elsewhere.",
    "unknown-key": "The name of the field is misspelt, or this kind has no such field. The report tells the nearest one.",
    "unknown-value": "This field takes a few fixed words only. The report lists them all.",
    "wrong-place": "A file lies in the wrong folder. Blueprints (files with exam:) belong in the folder exams beside the banks; banks do not.",
    "wrong-shape": "The value has the wrong shape: a text where a list belongs, name: content where a text belongs, and so on. The report tells what it should be, what it is, and what to do.",
}
