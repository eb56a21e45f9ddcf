"""Problems of bank files: encoding, YAML, keys and values."""

TEXTS: dict[str, str] = {
    "too-large": "The file has {megabytes} MB; the limit is {most} MB. Split it into several bank files.",
    "too-many-lines": "The file has more than {most} lines. Split it into several bank files.",
    "too-many-values": "The file has more than {most} values up to here. Split it into several bank files.",
    "unreadable": "The file cannot be read: {words}. Check that it is there and that you may read it.",
    "not-utf8": "The file is not UTF-8: it cannot be read from here on. Save it as UTF-8.",
    "not-utf8-gbk": "The file is not UTF-8; it looks like GBK (ANSI). Save it as UTF-8.",
    "not-utf8-wide": "The file is {encoding}. Save it as UTF-8.",
    "byte-order-mark": "The file starts with a byte order mark. Save it as UTF-8 without BOM.",
    "windows-line-ends": "Lines end with CRLF (Windows). That can be read; LF is better.",
    "lone-return": "There is a lone carriage return here, so editors count lines differently. Use LF.",
    "control-character": "There is a control character {point} here; it would upset the screen. Delete it.",
    "direction-character": (
        "There is a character {point} here that turns the writing direction: "
        "the text reads otherwise than it is. Delete it."
    ),
    "hidden-character": "There is an invisible character {point} here. Delete it.",
    "combining-storm": "More than {most} combining marks stand in a row here; they pile up over the screen. Delete them.",
    "more-characters": "{count} more such characters are not listed. Make sure that this is a bank file.",
    "empty-file": "The file is empty. Write a bank or delete the file.",
    "several-documents": "A file holds one bank, but --- starts another here. Use two files.",
    "too-deep": "More than {most} levels are nested here. Check indentation and brackets.",
    "tag": "YAML tags such as {tag} are not allowed. Delete it; quote text that starts with !.",
    "key-not-text": "A key must be text; this is a list, a mapping or an alias. Rewrite it.",
    "empty-key": "The key is missing. Write it before the colon.",
    "merge-key": "Merging with << is not supported. Write the content here.",
    "duplicate-key": "“{key}” already stands in line {line}. Delete or rename one of them.",
    "unknown-alias": (
        "Nothing above is marked &{name}, so *{name} says nothing. "
        "Write the content here; quote text that starts with *."
    ),
    "endless-alias": "*{name} repeats what it stands in, without end. Write the content here.",
    "too-many-aliases": "Aliases (*) repeat more than {most} values. Write the content out.",
    "unclosed-quote": "The quote that opens here is never closed. Close it; within text use “ ”.",
    "unclosed-bracket": (
        "This bracket is not properly closed by line {seen}. Check its partner and the commas between."
    ),
    "missing-colon": (
        "This line should be “key: value”. Check that the colon is an ASCII one and that a space follows it."
    ),
    "tab-indent": "There is a tab here. YAML is indented with spaces only: replace it.",
    "reserved-character": "A value cannot start with “{character}”. Put the whole value in quotes.",
    "unexpected-character": "“{character}” cannot stand here. Delete it, or write the value it follows.",
    "unexpected-end": "The file ends here, but a bracket is still open. Close it.",
    "dash-without-space": "The - of a list item needs a space after it; quote text that starts with -.",
    "colon-in-text": ("There are two colons followed by a space in this line. Put the whole value in quotes."),
    "bad-indent": (
        "The indentation of this line does not fit the lines above. Align what belongs to one level; "
        "check the colon and the quotes of the line before."
    ),
    "misplaced-mark": (
        "The - of a list cannot stand here. Start a new, indented line; quote text that starts with - or ?."
    ),
    "text-after-value": (
        "The value has ended before this point. Use “ ” for quotation marks within quotes; delete the rest."
    ),
    "bad-escape": "This backslash in double quotes is wrong. Use single quotes, or write \\ as \\\\.",
    "not-plain": (
        "This YAML is not supported ({words}). Banks use keys, lists and text only; quote text that starts with ! or %."
    ),
    "syntax": "The YAML is wrong: {words}. Check indentation, colons and quotes around this line.",
    "missing-key": "“{key}” is missing. Add it.",
    "unknown-key": "There is no key “{key}”. Delete it, or look up the keys of this kind of question.",
    "unknown-key-near": "There is no key “{key}”. Did you mean {near}?",
    "empty-value": "There is no value here. Fill it in or delete the key.",
    "empty-text": "The text here must not be empty. Fill it in.",
    "unknown-value": "“{value}” cannot stand here. Use one of: {right}.",
    "unknown-value-near": "“{value}” cannot stand here. Did you mean {near}? Right are: {right}.",
    "wrong-shape": "This should be {expected}, but is {found}. Rewrite it.",
    "shape-text": "text",
    "shape-list": "a list",
    "shape-mapping": "a mapping of “key: value”",
    "shape-number": "a number",
    "shape-boolean": "true or false",
    "shape-date": "a date",
    "not-a-number": "“{value}” is not a number. Write digits only, such as 1.5; the unit has its own key.",
    "not-a-whole-number": "“{value}” is not a whole number. Write digits only, such as 3.",
    "not-a-boolean": "“{value}” should be true or false.",
    "not-a-date": "“{value}” is not a date. Write it like 2026-01-31.",
    "bad-id": "“{value}” cannot be an id. Use small letters, digits and hyphens only, as in psap-001.",
    "too-short": "There are {count} characters here; at least {bound} are needed.",
    "too-long": "There are {count} characters here; at most {bound} are allowed. Shorten it.",
    "too-few": "There are {count} here; at least {bound} are needed. Add some.",
    "too-many": "There are {count} here; at most {bound} are allowed. Remove some.",
    "out-of-range-least": "This number must not be less than {bound}.",
    "out-of-range-most": "This number must not be greater than {bound}.",
    "out-of-range-digits": "“{value}” is out of range: it has too many digits. Write the number in full, in a few digits.",
    "bad-value": "This value is not right: {words}. See the manual entry of this kind of question.",
    "project-refused": "{path}:{line}:{column}: {said}",
    "project-too-large": "The project file is over the limit of {most} KB. It holds banks, statutes, ignore and language only.",
    "project-syntax": 'This is not written as TOML ({words}). Write it as in language = "en" and ignore = ["L05", "L16"], every text in quotes.',
    "project-key": "A project file has no key “{key}”; use one of {known}.",
    "project-key-near": "A project file has no key “{key}”. Did you mean {near}? Right are: {known}.",
    "project-text": '{key} should be one text in quotes, as in language = "en" or statutes = "laws".',
    "project-list": '{key} should be texts in square brackets, as in banks = ["banks", "shipped"] or ignore = ["L05"].',
    "project-language": "There is no language “{value}”; use one of {known}.",
    "project-no-banks": "There is no folder or file of banks “{value}” (seen from the folder of the project file; those that ship with the program are shipped).",
    "project-no-statutes": "There is no folder of statute texts “{value}” (seen from the folder of the project file).",
    "project-no-check": "There is no check {check}. All checks: officer-quiz check --explain all.",
    "project-firm": "{check} is about facts and cannot be ignored. Remove it from ignore and mend what it reports.",
}
