"""Wording of the ways to work through questions."""

TEXTS: dict[str, str] = {
    "in-order": "In the order of the banks: questions {first} to {last} of {of}.",
    "study": "To read: questions {first} to {last} of {of}. From the beginning: --from 1",
    "no-place": "--from takes a number from 1 to {of} or the id of a question; “{value}” is neither.",
    "no-place-near": "--from takes a number from 1 to {of} or the id of a question; “{value}” is neither. Did you mean {near}?",
    "minutes": "For {minutes} {minutes:|minute|minutes}: when time is up, the question at hand is the last.",
    "order-or-weak": "--in-order asks in the order of the banks, --weak picks what is weakest: only one of them can be used.",
    "weak": "Weakest banks: {banks}. Weakest skills: {skills}. Questions come from both in turn.",
    "weak-banks": "Weakest banks: {banks}.",
    "weak-one": "{name} {percent}%",
    "none-weak": "None of the questions that fit has been answered yet, so nothing can be called weak. Begin with: officer-quiz practice",
    "none-missed": "Nothing was missed in {session}. See what you have done: officer-quiz history",
    "daily-done": "Today's questions are done: {right} of {of} fully right. More tomorrow; go on practising with: officer-quiz practice",
    "closed": "{session} ends here: what was answered is kept ({answered} of {of}), the rest is asked no more.",
    "close-exam": "{session} is an exam and cannot be discarded: go on with it or hand it in: officer-quiz resume {session}",
}
