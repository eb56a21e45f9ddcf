"""Wording of conversations: saying it first in one's own words, and going back to a turn."""

TEXTS: dict[str, str] = {
    "say-first": "First in your own words: what would you say or do now? (Leave it empty to see the replies.)",
    "nearest": "Now choose the nearest.",
    "own": "Your words",
    "beside.heard": "Heard ",
    "beside.own": "Own   ",
    "beside.chosen": "Chosen",
    "beside.best": "Best  ",
    "beside.turn": "turn {number}",
    "said": "Own words: {count}. See a question: officer-quiz show QUESTION",
    "none-said": "No own words. Trainees say them with practice --say, before they see the replies.",
    "said-alone": "--said lists own words, of questions or banks named after it; it goes without --state and --note.",
    "own-beside": "Your own words: {words}",
}
