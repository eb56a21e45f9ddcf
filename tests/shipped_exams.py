"""The papers that the shipped blueprints come to, by their codes: ``python shipped_exams.py`` prints them as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.services.papers import blueprints, draw_paper

QUESTIONS = Path(__file__).parents[1] / "questions"


def codes(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the code of the paper of each blueprint."""
    env = Env("zh", {**environ, "OFFICER_QUIZ_BANKS": str(QUESTIONS)})
    library = Library(env)
    plans, _ = blueprints(library)
    return {id: draw_paper(env, library, plan, "7", frozenset()).code for id, plan in plans.items()}


if __name__ == "__main__":
    print(json.dumps(codes(os.environ)))
