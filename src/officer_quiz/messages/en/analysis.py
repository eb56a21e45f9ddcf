"""Analysis of questions and papers."""

TEXTS: dict[str, str] = {
    "flag.strong-choose": "{choice} is wrong, yet more of the strong third chose it ({high}) than of the weak third ({low}): check the key.",
    "flag.backwards": "The better people are, the more they get it wrong (discrimination {figure}): check the key, then whether the stem can be read in two ways.",
    "flag.weak": "Right or wrong hardly tells people apart (discrimination {figure}): see whether the stem is vague or can only be guessed.",
    "flag.hard": "Only {percent}% of the points were earned: check the key; if it is right, this has not been taught yet.",
    "flag.easy": "{percent}% of the points were earned, everybody knows it: a more useful question could take its place.",
    "flag.seldom": "Hardly anybody chooses {choices}: write a more plausible distractor.",
}
