"""The trainee's own lists: questions put away, and favourites."""

TEXTS: dict[str, str] = {
    "away.title": "Put away: {count} (practice, review and the day's questions leave them out; exams may ask them)",
    "away.none": "Nothing is put away. x after an answer puts a question away.",
    "away.how": "Take back: officer-quiz review --away --drop QUESTION",
    "away.pick": "Pick one to take back; picked again, it is put away again:",
    "away.off": "(taken back) ",
    "away.put": "Put away: {question}",
    "away.taken": "Taken back: {question}",
    "away.not-on": "“{question}” is not put away. See what is: officer-quiz review --away",
    "favourite.title": "Favourites: {count}",
    "favourite.none": "There are no favourites yet. m after an answer or while studying makes a question one.",
    "favourite.how": "Practise them: officer-quiz practice --favourites · take out: officer-quiz review --favourites --drop QUESTION",
    "favourite.pick": "Pick one to take out; picked again, it is a favourite again:",
    "favourite.off": "(taken out) ",
    "favourite.put": "A favourite now: {question}",
    "favourite.taken": "No longer a favourite: {question}",
    "favourite.not-on": "“{question}” is no favourite. See them: officer-quiz review --favourites",
    "both": "--away and --favourites are two lists; name one at a time.",
}
