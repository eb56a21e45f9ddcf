"""Handing in one's own results."""

TEXTS: dict[str, str] = {
    "no-name": "A hand-in says whose it is: keep your name first with officer-quiz me --name NAME --unit UNIT.",
    "not-finished": "{session} is not finished and cannot be handed in. Go on: officer-quiz resume {session}",
    "nothing": "There is no finished practice or exam to hand in.",
    "which": "What you can hand in. One: officer-quiz hand-in SESSION. All since a day: officer-quiz hand-in --since DATE",
    "written-sealed": "{session} → {path}, receipt {code} (sealed: only the trainer can open it)",
    "written-signed": "{session} → {path}, receipt {code} (signed, not encrypted)",
    "count": "{count} written. They hold your name, unit, post, answers and times, nothing else.",
}
