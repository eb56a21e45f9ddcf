"""Wording of the statute register and of citations."""

TEXTS: dict[str, str] = {
    "name-taken": "The name “{name}” already stands for {other}; two statutes cannot share one.",
    "version-dates": "This version takes effect before it was adopted; check the dates.",
    "version-order": "Versions stand in the order they took effect, oldest first.",
    "unknown": "statutes.yaml does not list 《{name}》. List the statute first, or check its name.",
    "unknown-near": "statutes.yaml does not list 《{name}》. Did you mean 《{near}》?",
    "not-in-force": (
        "No listed version of 《{name}》 was in force on {day}. Check `checked`, or add the version to statutes.yaml."
    ),
    "no-article": "《{name}》 (in force since {effective}) has {last} articles; there is no article {article}.",
    "no-folder": "There is no folder of statute texts {folder}. Check --statutes or OFFICER_QUIZ_STATUTES.",
    "version": " (adopted or amended {adopted}, in force since {effective})",
}
