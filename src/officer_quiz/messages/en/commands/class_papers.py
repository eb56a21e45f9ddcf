"""The help of the commands for class papers."""

TEXTS: dict[str, str] = {
    "paper": (
        "One paper for a class: make draws the questions once into a paper (.paper, without any key) and a key file (.key, for "
        "marking, yours to keep), and writes booklet, answer sheet and key sheet for printing (.docx and HTML). show tells of a "
        "paper or a key; fix takes keys put right in the banks into the key file; print writes the files for printing anew.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz paper make mock-basic --variants 2 --open 2026-12-01T09:00 --close 2026-12-01T11:00 --code harbour7 --out december\n"
        "  officer-quiz paper show december/mock-basic.paper\n"
        "  officer-quiz paper fix december/mock-basic.key\n"
        "  officer-quiz paper print december/mock-basic.key --out december"
    ),
    "paper-words": "make and a blueprint, show and a paper or key, fix or print and a key",
    "paper-seed": "seed for drawing: the same banks and seed give the same questions; choices are shuffled anew each time",
    "paper-variants": "how many variants (A, B, …), with other orders of questions and choices",
    "paper-open": "when it opens, as 2026-12-01T09:00",
    "paper-close": "when it closes",
    "paper-code": "start code: the paper is encrypted with it; announce it when the exam opens",
    "paper-name": "what the files are called, by default the blueprint's id",
    "paper-out": "the folder to write to",
    "paper-no-print": "write no files for printing",
    "hand-in": (
        "Hand your own results to the unit, those you choose, one file (.handin) a session; it holds your name, unit, post, answers "
        "and times, nothing else. An exam with essays can go to a trainer for marking this way. With a paper the trainer gave out "
        "(--to) only the trainer can open the file; without, it is signed but not encrypted.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz hand-in\n"
        "  officer-quiz hand-in 3f9a1c --to mock-basic.paper\n"
        "  officer-quiz hand-in --since 2026-11-01 --out stick"
    ),
    "hand-in-sessions": "the sessions to hand in, ids as in history; without any, lists those you can",
    "hand-in-since": "everything finished since that day",
    "hand-in-to": "a paper of the trainer's: only its key file opens the hand-in",
    "hand-in-out": "the folder to write to",
    "mark": (
        "Marks hand-ins: each is checked first (sound, altered, signed anew, second by the same person, outside the time, clock "
        "set back, replayed …), then marked by the exam's rules. Nothing is dropped; you decide (--accept). Marked again after a "
        "key was put right, it lists whose marks change, those across the pass mark first.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz mark december/mock-basic.key collected --into unit.db\n"
        "  officer-quiz mark december/mock-basic.key collected --accept K7QX-3M2P --out marks.xlsx\n"
        "  officer-quiz mark december/mock-basic.key --sheet answers.xlsx\n"
        "  officer-quiz mark december/mock-basic.key collected --essays --marker Li"
    ),
    "mark-words": "the key file (.key), then hand-ins or folders of them; own exams need no key",
    "mark-sheet": "the spreadsheet (.xlsx of sheet) with answers given on paper",
    "mark-accept": "take this one as it is (its receipt or file name); repeatable",
    "mark-essays": "mark essays: answer beside model answer, one key a point, without the name",
    "mark-marker": "who marks, by default the name in me",
    "mark-into": "keep in a unit book: a file or a postgresql:// address",
    "mark-out": "write the marks to a .csv or .xlsx file",
    "sheet": (
        "A spreadsheet (.xlsx) for answers given on paper: one row a person, one column a question, letters checked as they are "
        "typed; mark --sheet reads it, variants A and B in one sheet.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz sheet december/mock-basic.key --out answers.xlsx\n"
        "  officer-quiz sheet december/mock-basic.key --people roll.csv --out answers.xlsx"
    ),
    "sheet-key": "the key file (.key)",
    "sheet-out": "the .xlsx file to write",
    "sheet-people": "the roll (.csv or .txt): a name a line, perhaps unit, post and variant",
    "sheet-rows": "rows to leave where there is no roll",
    "exam-what": "a blueprint, or a paper's file from the trainer (.paper)",
    "exam-variant": "which variant of the paper, by default the program decides",
    "exam-code": "the paper's start code, asked for by default",
    "exam-out": "the folder for the hand-in",
}
