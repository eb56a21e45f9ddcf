"""Help and usage errors of the command line."""

from officer_quiz.messages.en.commands.class_papers import TEXTS as CLASS_PAPERS
from officer_quiz.messages.en.commands.unit import TEXTS as UNIT

TEXTS: dict[str, str] = {
    "version": "officer-quiz {number}",
    "about": (
        "Trains police officers in law and communication, in the terminal. Without a command it opens the menu.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz practice                  ten questions from all banks\n"
        "  officer-quiz practice law -n 5         five questions on law\n"
        "  officer-quiz review                    what is due and what you missed\n"
        "  officer-quiz exam mock-basic           a timed mock exam\n"
        "  officer-quiz resume                    go on where you stopped\n"
        "  officer-quiz check questions           check question files"
    ),
    "practice": (
        "Practise: each answer is marked at once, explained and traced to its article. "
        "New questions come first, then those you missed.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz practice\n"
        "  officer-quiz practice law-psap-procedure -n 20\n"
        "  officer-quiz practice law scenes --post traffic --level basic\n"
        "  officer-quiz practice --kind dialogue --skill defuse --seed 7\n"
        "  officer-quiz practice law --in-order\n"
        "  officer-quiz practice --weak --minutes 10\n"
        "  officer-quiz practice --sure --quick   say how sure; one key answers\n"
        "  officer-quiz practice scenes --say     say it first, then choose\n"
        "  officer-quiz practice scenes --no-clock   no clock in conversations\n"
        "  officer-quiz practice --favourites     favourites only"
    ),
    "daily": (
        "The day's ten questions, the same for everyone (of a unit, where the profile names one). Says so when they are "
        "done; days without are not held against you.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz daily"
    ),
    "study": (
        "Reads questions in the order of the banks with key, explanation and law, from where you stopped; nothing is asked and nothing counts.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz study law-psap-procedure\n"
        "  officer-quiz study law-psap-procedure --from 11 -n 20\n"
        "  officer-quiz study law-psap-procedure --from psap-procedure-007\n"
        "  officer-quiz study law --kind single"
    ),
    "resume": (
        "Go on with an unfinished session, answers intact; without an id, the latest one.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz resume\n"
        "  officer-quiz resume 3f9a2c\n"
        "  officer-quiz resume 3f9a2c --discard   ends it for good"
    ),
    "history": (
        "List past sessions; with a session's id, go through it answer by answer.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz history\n"
        "  officer-quiz history 3f9a2c\n"
        "  officer-quiz history --replay scene-road-001   play on from a turn\n"
        "  officer-quiz history --json"
    ),
    "banks": (
        "List the banks with their counts by kind, level and status.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz banks\n"
        "  officer-quiz banks --review\n  officer-quiz banks --matrix\n"
        "  officer-quiz banks --json"
    ),
    "show": (
        "Show one question: as a trainee sees it, then its key, explanation and scoring.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz show psap-procedure-001\n"
        "  officer-quiz show psap-procedure-001 --as trainee\n"
        "  officer-quiz show psap-procedure-001 --play\n"
        "  officer-quiz show scene-road-001 --graph      where a dialogue leads\n"
        "  officer-quiz show scene-road-001 --graph --to graph.svg\n"
        "  officer-quiz show law-psap-procedure --html review.html\n"
        "  officer-quiz show psap-procedure-001 --json"
    ),
    "check": (
        "Check question files and report every problem with file, line, column and what to do.\n"
        "Exit code: 0 no errors, 1 errors (with --strict, warnings too), 2 wrong usage.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz check\n"
        "  officer-quiz check questions/law --strict --statutes texts\n"
        "  officer-quiz check mybank.yaml --watch\n"
        "  officer-quiz check questions --statistics\n"
        "  officer-quiz check questions --quiet\n"
        "  officer-quiz check mybank.yaml --diff\n"
        "  officer-quiz check mybank.yaml --fix\n"
        "  officer-quiz check --explain L05,missing-colon\n"
        "  officer-quiz check --select L05,L09 --format json"
    ),
    "statutes": (
        "Cited law: the version in force, the articles covered, questions per article.\n"
        "Also: show STATUTE ARTICLE (its text), uncovered STATUTE (articles without a question), add FILE (a text), register STATUTE (list one), amend STATUTE (a new version), confirm QUESTION (set the day it was checked).\n"
        "register and amend write into statutes.yaml beside your own banks and leave the register of the program alone.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz statutes\n"
        "  officer-quiz statutes --stale --on 2027-01-01\n"
        "  officer-quiz statutes show 治安管理处罚法 97 --statutes texts\n"
        "  officer-quiz statutes uncovered 治安管理处罚法\n"
        "  officer-quiz statutes add texts\n"
        "  officer-quiz statutes register 《中华人民共和国消防法》 --short 消防法 --adopted 2021-04-29 --effective 2021-04-29 --articles 74 --banks mybanks\n"
        "  officer-quiz statutes amend 治安管理处罚法 --adopted 2030-06-01 --effective 2031-01-01 --articles 150 --banks mybanks\n"
        "  officer-quiz statutes confirm psap-procedure-001"
    ),
    "statute-words": "an action and what it is about; statutes are listed without one",
    "stale": "list questions whose law has a newer version since they were checked",
    "on": "the day to look at, such as 2027-01-01; with confirm the day of checking; today by default",
    "short": "its short title, as citations have it; by default its title without 中华人民共和国",
    "alias": "another name of it; may be repeated",
    "adopted": "when it was adopted or amended",
    "effective": "when it takes effect",
    "articles": "the number of its last article",
    "search": (
        "Find questions by words and filters: stems, choices, explanations and citations are searched; all words must be there. Retired ones only with --status retired.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz search 传唤 家属\n"
        "  officer-quiz search 听证 --kind single --post legal --level basic\n"
        "  officer-quiz search --cites 《治安管理处罚法》第九十七条\n"
        "  officer-quiz search --status draft --topic law --json"
    ),
    **CLASS_PAPERS,
    "disputes": (
        "What trainees said with d: which question, what they had answered, their note; newest first. Decide on them here.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz disputes\n"
        "  officer-quiz disputes law-psap-procedure\n"
        "  officer-quiz disputes --state open\n"
        "  officer-quiz disputes accept 3f9a2c.5 --note 'choice reworded'\n"
        "  officer-quiz disputes reject psap-procedure-001 --note 'the law says so'\n"
        "  officer-quiz disputes --said             what trainees said in their own words\n"
        "  officer-quiz disputes --said --from collected   from results handed in\n"
        "  officer-quiz disputes psap-procedure-001 --json"
    ),
    "search-words": "words to find, whatever their case and width; several may be given",
    "search-post": "post: traffic, station, border, window, inspector, legal; repeatable",
    "search-level": "level: basic, intermediate, advanced; repeatable",
    "topic": "bank, topic folder or tag; repeatable",
    "status": "status: draft, reviewed, retired; repeatable",
    "cites": "a statute or article cited, such as 治安法 or 《治安管理处罚法》第九十七条第一款",
    "disputed": "ids of questions, banks or disputes, all by default; after accept, reject or reopen: which to decide on",
    "review-list": "list what waits for a reviewer: drafts, and questions whose law has a newer version",
    "html": "write the whole bank as one page for reviewers, to read or print; the argument is a bank's id then",
    "matrix": "count questions by topic, post, level and kind, with the gaps",
    "dispute-state": "list only those that are open, accepted or rejected; repeatable",
    "dispute-note": "what you answer; with accept, reject or reopen",
    "side": "trainee: only what a trainee sees; trainer: with key, explanation and marking (default)",
    "play": "answer the question now, without recording",
    "translations": "list translations: how many questions of each bank can be shown in another language",
    "new": (
        "Write a valid, commented starting file: a bank, an exam or a translation; or add a question to a bank.\n"
        "Never over a file that is there. Its first line lets editors such as VS Code complete and check.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz new bank law-hello --title 我的题库\n"
        "  officer-quiz new question hello-002 --kind case --into law-hello.yaml\n"
        "  officer-quiz new exam unit-test --into mybanks/exams\n"
        "  officer-quiz new translation law-psap-procedure"
    ),
    "import": (
        "Take questions from elsewhere into a bank's file: Word and text, Excel and CSV tables, Moodle (XML, GIFT), QTI (2.1, 2.2, 3.0), Aiken, texts of Anki, JSON (import --formats lists all).\n"
        "They come as drafts that name their source; keys that are not clear are marked, never guessed; what cannot be read is listed.\n"
        "Importing a file again adds only what is new. Exit code: 0 all in, 1 something left out, 2 wrong usage.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz import questions.docx --dry-run\n"
        "  officer-quiz import questions.docx --into mybank.yaml\n"
        "  officer-quiz import moodle.xml --into mybank.yaml\n"
        "  officer-quiz import qti.zip --into mybank.yaml\n"
        "  officer-quiz import paper.txt --answers key.txt --into mybank.yaml"
    ),
    "import-files": "the files to import",
    "import-into": "the bank's file; questions are added to the end of one that is there",
    "import-format": "the format, like docx, moodle or xlsx; by default by what is in the file",
    "import-answers": "another file with the answers",
    "import-bank": "the id of a new bank; by default the name of its file",
    "import-formats": "list the formats that can be imported",
    "import-dry-run": "only read, write nothing",
    "rename": (
        "Give a question another id: in its bank, exams and translations. The old id is kept in former; answers, the wrong-answer book and due dates follow.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz rename hello-001 law-greeting-001 --banks mybanks"
    ),
    "rename-old": "the id it has",
    "rename-new": "the id it gets",
    "rename-taken": "The id {id} is taken, or was once, in {path}. Choose another.",
    "rename-unsound": "{path} names this id and has errors; no file was changed. First run officer-quiz check {path}",
    "rename-part": "{id} is a part of the case {case}: answers are kept with the case, and rename changes the ids of whole questions only. Change the id of a part by hand, in the bank and in its translation.",
    "rename-former": "{path}, line {line}: write former on one line, [id, id], and run rename again. No file was changed.",
    "renamed": "{old} is now {new}: {places}",
    "export": (
        "Write questions to a file that other programs read: a paper for Word with its keys at the end, Moodle (XML, GIFT), packages of QTI (2.1, 3.0), Excel and CSV tables, Anki, Aiken, JSON; conversations as Twee or Mermaid (export --formats lists all). What a format cannot say is listed.\n"
        "Never over a file that is there. Exit code: 0 all written, 1 some questions left out, 2 wrong usage.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz export law-psap-procedure --to psap.xml\n"
        "  officer-quiz export law --format gift --to law.gift\n"
        "  officer-quiz export law --format qti3 --to law.zip\n"
        "  officer-quiz export law-psap-procedure --to paper.docx\n"
        "  officer-quiz export my-talks --banks mybanks --to talks.mmd\n"
        "  officer-quiz export --to questions.xlsx\n"
        "  officer-quiz export --formats"
    ),
    "export-format": "the format, like docx, moodle or xlsx; by default by the file's ending",
    "export-to": "the file to write",
    "export-force": "write over a file that is there",
    "export-formats": "list the formats that can be written",
    "schema": (
        "Print the JSON Schema (2020-12) of banks, translations, blueprints or the register of statutes, for editors.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz schema bank > bank.json\n"
        "  officer-quiz schema statutes"
    ),
    "new-what": "what to write",
    "new-name": "its id; with question the new question's, with translation the bank's to be translated",
    "new-kind": "the kind (with question), such as single, case, dialogue",
    "title": "its title",
    "into": "the folder to put it in; with question the bank's file",
    "schema-name": "which kind of file",
    "schema-none": "There is no schema “{name}”; use one of {known}.",
    "new-no-what": "“{what}” cannot be made; use one of {known}.",
    "new-exists": "{path} is there already and was left alone. Choose another name, or move it away first.",
    "new-written": "Wrote {path}. When it is edited: officer-quiz check {path}",
    "new-question-into": "Name the bank's file with --into, such as --into law-hello.yaml.",
    "new-question-unsound": "A question cannot be added to {path} as it is written. Run check; questions stand one below the other, each beginning with “- id:”.",
    "new-question-taken": "{path} has {id} already. Ids must be unique; choose another.",
    "new-question": "Added {id} to the end of {path}. Make it your own, then run check.",
    "new-no-bank": "There is no sound bank {id} in {folder}. See what there is: officer-quiz banks",
    "new-no-bank-near": "There is no sound bank {id} in {folder}. Did you mean {near}?",
    "new-exam-place": "A blueprint has to stand in the folder {folder} of the banks to be used, not at {path}. Write --into BANKS/{folder}.",
    "new-title": "The title “{title}” cannot be used: {said}",
    "new-translation-place": "The name of a translation ends in .{language}.yaml, not as {path} does. Name only a folder with --into.",
    "new-bank-note": "The example can be checked and practised as it is; make it your own. Every field: questions/README.md",
    "new-exam-note": "How questions are drawn. topics, posts and levels may be given; check says whether the banks can fill it.",
    "new-translation-note": "Write the translation over each text and leave of alone; check tells when the original changes.",
    "review": (
        "Review what is due today, then the wrong-answer book. Full marks on three different days make a question mastered.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz review\n"
        "  officer-quiz review --list             show the wrong-answer book\n"
        "  officer-quiz review --star psap-procedure-001\n"
        "  officer-quiz review --drop psap-procedure-001\n"
        "  officer-quiz review --away             what was put away; take it back\n"
        "  officer-quiz review --favourites       the favourites"
    ),
    "exam": (
        "A timed paper drawn to a blueprint: answer in any order, change and flag; keys are shown only after handing in. When time is up the paper hands itself in.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz exam\n"
        "  officer-quiz exam mock-basic --seed 7\n"
        "  officer-quiz exam monthly-check --month 2026-11 --unit team-2\n"
        "  officer-quiz exam december/mock-basic.paper"
    ),
    "progress": (
        "Your progress: the days of half a year, weak points, how ready you are for each paper, mastery by bank, skill and level, what falls due in 14 days, the trend, and exams.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz progress\n"
        "  officer-quiz progress --post traffic\n"
        "  officer-quiz progress --json"
    ),
    "me": (
        "Show or change your profile: name, unit, post, level, language. Practice follows it and sessions keep it; nothing else is collected.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz me\n"
        "  officer-quiz me --name Li --unit team-2 --post traffic\n"
        '  officer-quiz me --level ""              clear the level\n'
        "  officer-quiz me --sure on --quick on   always ask how sure; one key answers\n"
        "  officer-quiz me --say on               always say it first in conversations"
    ),
    "data": (
        "Your own records: where they are, export of everything as JSON lines, delete after asking.\n"
        "\n"
        "Examples:\n"
        "  officer-quiz data where\n"
        "  officer-quiz data export > mine.jsonl\n"
        "  officer-quiz data delete"
    ),
    "one-post": "post: traffic, station, border, window, inspector, legal",
    "one-level": "level: basic, intermediate, advanced",
    "blueprint": "the blueprint; without it, choose from a list",
    "month": "month of a monthly check, such as 2026-11; this month by default",
    "unit": "your unit",
    "listed": "only list the wrong-answer book",
    "star": "put a question into the book; may be repeated",
    "drop": "take a question out of the book; may be repeated",
    "remark": "mark past responses again by the keys as they are now and list what changes",
    "name": "display name or code",
    "language": "language: zh or en",
    "sure": "after an answer and before its result, asks how sure you are; marks for certainty stand beside the score (me --sure on: always)",
    "me-sure": "practice, review and the day's questions ask how sure you are: on or off; exams never do",
    "dispute-said": "list what trainees said in their own words in conversations (practice --say) instead, beside the replies chosen and the best",
    "replay": "play a finished conversation on from one of its turns: the id of the question; the session where it was last finished unless one is named; it does not count",
    "dispute-from": "with --said: read the results that people handed in (.handin files or folders); NAME.key of the paper they were sealed to opens them; repeatable",
    "say": "in conversations, say it first in your own words, then see the replies and choose the nearest; afterwards the two stand side by side (me --say on: always)",
    "me-say": "conversations in practice, review and the day's questions ask for your own words before the replies: on or off; exams never do",
    "quick": "one key answers a single choice or true/false at once; u takes it back within two seconds (me --quick on: always)",
    "me-quick": "in practice, review and the day's questions one key answers a single choice or true/false at once, and u takes it back within two seconds: on or off; exams and --plain wait for Enter as ever",
    "no-clock": "no clock runs in conversations, as with --plain and in pipes; me --clock off: never",
    "me-clock": "whether clocks run in conversations: on or off",
    "no-switch": "{name} takes on or off, not “{value}”.",
    "goal": "how many questions to answer a day; 0 for no goal",
    "days": "days of full marks that make a question mastered (3 by default)",
    "action": "where, export or delete",
    "yes": "do not ask",
    "wanted": "bank ids, topic folders or tags; none means all banks",
    "session": "the session's id, or its first digits (see history)",
    "question": "the question's id",
    "paths": "bank files or folders; none means the banks folder in use",
    "count": "how many questions: 10 unless told (20 in a review)",
    "chance-corrected": "ratings, best and worst earn nothing for what chance or one answer for all would earn",
    "graph": "draw a dialogue as a tree: its nodes, what replies earn and change, conditions, where they lead",
    "graph-to": "with --graph: write the graph to a file, .svg or .mmd (Mermaid)",
    "in-order": "in the order of the banks, from where you were, answered or not",
    "begin": "the number or the id of the first question to read; by default from where you stopped",
    "away": "list what was put away instead of reviewing; --drop takes a question back, --star puts one away; at a terminal questions can be picked to take back",
    "favourites": "favourites: practice draws from them alone; review only lists them, --drop takes one out, --star puts one in",
    "weak": "from the three banks and the three skills you master least, in turn",
    "minutes": "for so many minutes: when time is up, the question at hand is the last; with -n, no more than so many",
    "discard": "end the session for good: what was answered is kept, the rest is asked no more; not for exams",
    "missed": "practise what was missed in that session, by default in the latest",
    "post": "post: traffic, station, border, window, inspector, legal; may be repeated; any: all of them, whatever the profile says",
    "level": "level: basic, intermediate, advanced; may be repeated; any: all of them, whatever the profile says",
    "kind": "question kind, such as single, case, dialogue, or its Chinese name; may be repeated",
    "skill": "skill: psychology, language, technique, defuse, mediate, service, mobilise, masswork; may be repeated",
    "seed": "seed for drawing and shuffling: the same banks, history and seed give the same questions",
    "plain": "one line per answer, nothing redrawn, no pages (screen readers, pipes, logs)",
    "json": "print JSON",
    "format": "output: text, github, json or sarif",
    "select": "run only these checks on content, such as L05,L09; repeatable",
    "ignore": "do not run these checks on content; repeatable",
    "plain-report": "in words alone, nothing drawn, no pages (screen readers)",
    "explain": "explain codes in brackets: of a check (L05) what it finds, why, a bad and a good example, of others what to do; all lists the checks",
    "watch": "check again whenever a file is saved; Ctrl-C ends",
    "fix": "first mend what is certain (encoding, line ends, full-width colons, tabs, labels of a paper, Chinese field names …), then check; of reviewed questions only what nobody sees",
    "diff": "only show what --fix would change and write nothing; exit 1 if it would change anything",
    "strict": "let warnings fail too",
    "statistics": "no list: how often each problem was found (text and json)",
    "skip-others": "pass over YAML files of folders that are no question material (mkdocs.yml, say)",
    "quiet": "no list: only the counts (text and json); the exit code tells the rest",
    "lang": "language: zh or en (or set OFFICER_QUIZ_LANG)",
    "banks-dir": "folder or file of banks; may be repeated, your own first; shipped means those of the program (or set OFFICER_QUIZ_BANKS, or write it into officer-quiz.toml)",
    "data-dir": "folder of your own records (or set OFFICER_QUIZ_DATA)",
    "statutes-dir": "folder of statute texts (or set OFFICER_QUIZ_STATUTES)",
    "show-version": "show the version",
    "help": "show this help",
    "install-completion": "install completion for this shell",
    "show-completion": "print the completion script",
    "usage-line": "Usage:",
    "arguments": "Arguments",
    "commands": "Commands",
    "options": "Options",
    "see-help": "See {command} --help",
    "no-command": "There is no command “{name}”. All commands: officer-quiz --help",
    "no-command-near": "There is no command “{name}”. Did you mean {near}?",
    "no-language": "There is no language “{name}” here; use zh or en.",
    "no-option": "There is no option {name}.",
    "no-option-near": "There is no option {name}. Did you mean {near}?",
    "not-together": "{one} and {other} cannot be used together. Leave one out, or run them one after the other.",
    "only-with": "{name} goes with {action} and does nothing here. Leave it out and run it again.",
    "missing": "The argument {name} is missing.",
    "needs-value": "The option {name} needs a value.",
    "not-whole": "The option {name} takes a whole number above 0.",
    "bad-value": "The value of {name} is wrong: {reason}",
    "extra": "Too many arguments: {words}",
    "usage": "The command line is wrong: {reason}",
    "fault": "The program failed; this is not your mistake. Your answers are saved. Please pass on the lines above.",
    **UNIT,
}
