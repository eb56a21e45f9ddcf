"""Help of the commands of a unit."""

TEXTS: dict[str, str] = {
    "collect": (
        "Takes results that people chose to hand in (officer-quiz hand-in) into the unit book: each file is checked, those that "
        "are sound are added, the others wait for you (--accept). The same files again change nothing.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz collect E:/handins --into unit.db\n"
        "  officer-quiz collect wang-3f9a2c.handin --into postgresql://trainer@server/unit"
    ),
    "collect-files": "hand-ins (.handin), or folders of them",
    "book": (
        "Shows what is in the unit book: papers, units, people. forget deletes what it holds of a person, after asking; "
        "sums that name nobody stay.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz book\n"
        "  officer-quiz book people --unit East --book unit.db\n"
        '  officer-quiz book forget "Li Hua" --unit East'
    ),
    "book-words": "nothing: papers and units; people: who; forget and a name: delete that person",
    "book-address": "the unit book: a file or a postgresql:// address; else OFFICER_QUIZ_BOOK, the project file, unit.db here",
    "book-unit": "only this unit",
    "book-post": "of people of one name and unit, the one of this post",
    "book-plain": "one line a thing, no tables",
    "analyse": (
        "Analyse the marks of a class: how the paper did, how each question did, which ones to mend and why.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz analyse marks.xlsx --points q8=8 --pass 60\n"
        "  officer-quiz analyse unit.db --paper 3F9A2C\n"
        "  officer-quiz analyse unit.db --diff        what would be written into the banks\n"
        "  officer-quiz analyse unit.db --write       facility and discrimination beside each question\n"
        "  officer-quiz analyse unit.db --experts 法制支队"
    ),
    "analyse-source": "a unit book, or a table of marks (csv, tsv, xlsx): the first column says who, the others are questions",
    "analyse-paper": "only this paper",
    "analyse-experts": "experienced officers by name, unit or post: they make the panel of questions on judgement",
    "analyse-write": "write facility and discrimination into the banks, a line a question",
    "analyse-diff": "only show how the banks would change",
    "analyse-points": "full marks of questions, for a table without a row of them",
    "analyse-pass": "the pass mark in points",
    "report": (
        "The report of a unit: how the class did, what to teach next, what changed, how a person stands. "
        "Nobody is ranked, and fewer than five people are never compared.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz report unit.db\n"
        "  officer-quiz report unit.db --out report.html\n"
        "  officer-quiz report unit.db --unit 二大队 --out report.html\n"
        "  officer-quiz report unit.db --person 小李 --out li.html\n"
        "  officer-quiz report unit.db --out marks.xlsx     all marks, a row a hand-in"
    ),
    "report-book": "a unit book: a file, or postgresql://…",
    "report-paper": "only this paper",
    "report-unit": "only this unit",
    "report-person": "how one person stands",
    "report-topic": "only this bank (its id)",
    "report-skill": "only this skill",
    "report-out": "write a page (.html) or a table of marks (.xlsx) instead of showing it here",
}
