"""The wrong-answer book."""

TEXTS: dict[str, str] = {
    "due": "Due today: {count}",
    "empty": "The wrong-answer book is empty. What you miss comes in by itself; k after an answer, or review --star, puts a question in.",
    "open": "Wrong-answer book: {count} (full marks on {days} different days make a question mastered)",
    "by-kind": "by kind",
    "missed": "missed {count} {count:|time|times}, last on {last}",
    "starred": "put in by hand",
    "right-days": "full marks on {done} of {days} {days:|day|days}",
    "mastered": "Mastered: {count}",
    "how": "Review: officer-quiz review · take out: officer-quiz review --drop QUESTION",
    "nothing": "Nothing is due today and nothing in the wrong-answer book waits. New questions: officer-quiz practice",
    "starred-now": "Put into the wrong-answer book: {question}",
    "dropped-now": "Taken out of the wrong-answer book: {question}",
    "not-in-book": "“{question}” is not in the wrong-answer book.",
    "ahead": "Answers dated in the future, made while the clock was ahead: {count} (the last {last}). Until then reviews and the wrong-answer book leave them out.",
    "session": "Due today: {due}; more in the wrong-answer book: {book}. Reviewing {count} now.",
}
