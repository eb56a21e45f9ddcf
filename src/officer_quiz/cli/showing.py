"""Shows one question from either side, or asks it without recording anything."""

from __future__ import annotations

import sys

from officer_quiz.cli.answers import answerer
from officer_quiz.cli.env import Env
from officer_quiz.cli.law import Law, material
from officer_quiz.cli.material import Library
from officer_quiz.errors import Exit
from officer_quiz.scoring import PRACTICE
from officer_quiz.session import modes
from officer_quiz.session.events import Event, Started
from officer_quiz.session.state import State, apply, fold
from officer_quiz.ui.console import console, print_json
from officer_quiz.ui.session import Left, Play
from officer_quiz.ui.show import answer, print_as_trainee, print_question


def show(env: Env, id: str, as_trainee: bool, json: bool) -> None:
    """Print a question: only what a trainee reads, or its key and explanation too; or as JSON data."""
    library = Library(env)
    question, found = library.wanted(id)
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, **found.data, "answer": answer(question, found.data, PRACTICE)}, screen)
        return
    bank = library.bank_title(id)
    if as_trainee:
        print_as_trainee(question, bank, PRACTICE, screen, env.say)
        return
    law = Law(env, library.statutes, library.newest_law)
    print_question(question, bank, PRACTICE, lambda text: law.cite(question, text), screen, env.say)


def play(env: Env, id: str, plain: bool) -> Exit:
    """Ask one question and give feedback; nothing is stored."""
    library = Library(env)
    library.wanted(id)
    content = library.content(id) or ""
    started = Started(modes.PRACTICE.name, ((id, content),), env.chance(), PRACTICE.multiple, env.today().isoformat())
    screen = console(sys.stdout, colour=None if env.colour else False)
    session = _Unrecorded(fold([started]))
    playing = Play(
        session.state,
        session.record,
        material(env, library),
        PRACTICE,
        lambda: answerer(env, screen, plain),
        screen,
        env.say,
        kept=False,
    )
    try:
        playing.run()
    except (Left, EOFError):
        pass
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.DONE


class _Unrecorded:
    """A session in memory only."""

    def __init__(self, state: State) -> None:
        self.state = state

    def record(self, event: Event) -> State:
        self.state = apply(self.state, event)
        return self.state
