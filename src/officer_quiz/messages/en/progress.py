"""Progress."""

TEXTS: dict[str, str] = {
    "habit.no-goal": "Today: {today} answered, {days} {days:|day|days} in a row",
    "habit.goal": "Today: {today} of {goal} answered, {days} {days:|day|days} in a row",
    "habit.goal-reached": "Today: {today} of {goal} answered, the goal is reached; {days} {days:|day|days} in a row",
    "weak": "Work on these first",
    "weak-line": "{title} {percent}%  officer-quiz practice {bank}",
    "topics": "Mastery by bank",
    "skills": "Mastery of the eight skills",
    "levels": "Mastery by level",
    "line": "{percent}%  answered {answered}/{of}",
    "untouched": "{count} more not begun.",
    "formula": "Mastery: the scores of the last three days of answering, weighted 3:2:1 (missing days count nothing), halved for every 120 days without an answer; many answers on one day count as one day.",
    "post": "What the post {post} needs: {percent}% mastery in each bank",
    "reached": "Reached: {count} of {of}",
    "not-begun": "Not begun: {title}",
    "due": "Due on each of the next 14 days",
    "trend": "Score of the latest sessions",
    "exams": "Exams",
}
