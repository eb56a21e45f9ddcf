"""A person at a terminal with a session: plays it, and says at the end, however it ends, where it stands."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Container
from datetime import timedelta
from functools import cache, cached_property

from rich.console import Console

from officer_quiz import interrupts
from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.library import Library
from officer_quiz.results.pace import spent
from officer_quiz.services import exam as exams
from officer_quiz.services.lists import on_list
from officer_quiz.services.material import Material
from officer_quiz.services.practice import Ready, due_days, go_on, start_again
from officer_quiz.services.session import Session, waiting
from officer_quiz.services.show import try_out
from officer_quiz.session.conduct.exam import Exam
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.events import Away, Favourite, Finished, Stamped
from officer_quiz.session.marking import answered, missed_in
from officer_quiz.session.state import State
from officer_quiz.store.log import Log
from officer_quiz.ui.console import console, print_line, tell
from officer_quiz.ui.screens.result import print_result, print_short_result
from officer_quiz.ui.screens.summary import Facts, print_short_summary, print_summary
from officer_quiz.ui.screens.tables import local
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.answering import Answerer, Left
from officer_quiz.ui.terminal.clock import Pressed, ShownClock
from officer_quiz.ui.terminal.exam import ExamScreen
from officer_quiz.ui.terminal.keyboard import keys_kept
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.paging import show_in_pages
from officer_quiz.ui.terminal.practice import PracticeScreen


def screen_of(env: Env) -> Console:
    """Return the screen a session is played on."""
    return console(sys.stdout, colour=None if env.colour else False)


def pressed_of(env: Env, manner: Manner) -> Pressed:
    """Return the clocks that conversations are pressed by."""
    return Pressed(env.steady, env.say, manner.clock)


def play(ready: Ready, manner: Manner) -> Exit:
    """Play a session of practice or review from where it stands; return the exit code."""
    tell(ready.notices, ready.session.env.say)
    return PracticeSitting(ready.session, ready.library, manner).play()


def play_on(ready: Ready, manner: Manner) -> Exit:
    """Go on with an unfinished session of any mode."""
    if ready.session.state.started.paper:
        return ExamSitting(ready.session, ready.library, manner).go_on()
    return play(go_on(ready), manner)


def play_unrecorded(env: Env, library: Library, id: str, manner: Manner) -> Exit:
    """Ask one question and give feedback; nothing is stored. UserError if there is none of that id."""
    tried = try_out(env, library, id)
    screen = screen_of(env)
    practice = Practice(tried, kept=False)
    material = Material.of(env, library, tried.state)
    manner = manner.usual_of(env.profile)
    once = cache(lambda: answerer(env, screen, manner.plain))
    pressed = pressed_of(env, manner)
    return _unrecorded(env, manner, PracticeScreen(practice, material, once, screen, env.say, pressed=pressed).run)


def replay_unrecorded(env: Env, library: Library, state: State, id: str, manner: Manner) -> Exit:
    """Play a finished conversation of a session on from a turn that the trainee picks; nothing is stored."""
    from officer_quiz.ui.terminal.replaying import Replaying  # noqa: PLC0415  (only conversations)

    manner = manner.usual_of(env.profile)
    screen, material = screen_of(env), Material.of(env, library, state)
    once = cache(lambda: answerer(env, screen, manner.plain))
    pressed = pressed_of(env, manner)
    question = material.question(id)
    return _unrecorded(env, manner, Replaying(state, question, material, once, screen, env.say, pressed).run)


def _unrecorded(env: Env, manner: Manner, run: Callable[[], None]) -> Exit:
    """Run a screen of which nothing is kept; return the exit code."""
    try:
        with keys_kept(env.interactive and not manner.plain):
            run()
    except (Left, EOFError):
        pass
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.DONE


class PracticeSitting:
    """A session of practice or review in this terminal. However it stops, what was confirmed is on disk."""

    def __init__(self, session: Session, library: Library, manner: Manner) -> None:
        self.session, self.library = session, library
        self.env = session.env
        self.manner = manner.usual_of(self.env.profile)
        self.screen = screen_of(self.env)
        self.material = Material.of(self.env, library, session.state)
        self.held = waiting(session.state, library)

    @interrupts.held()
    def play(self) -> Exit:
        """Play until the end or until the trainee leaves; return the exit code."""
        log, library = self.session.log, self.library
        away, favourites = set(on_list(log, library, Away)), set(on_list(log, library, Favourite))
        practice = Practice(self.session, held=self.held, over=self._is_over, away=away, favourites=favourites)
        say, ways = self.env.say, (self._spent, self.env.steady, self.manner.quick)
        pressed = pressed_of(self.env, self.manner)
        shown = PracticeScreen(
            practice, self.material, lambda: self._answerer, self.screen, say, *ways, pressed=pressed
        )
        try:
            with keys_kept(self.env.interactive and not self.manner.plain):
                shown.run()
        except (Left, EOFError):
            return self._stopped(Exit.DONE)
        except KeyboardInterrupt:
            return self._stopped(Exit.INTERRUPTED)
        if self._is_over():
            print_line(say("screen.time-over", minutes=self._minutes), self.screen)
        self._sum_up()
        if not self.session.state.finished:  # some wait for a file to be mended
            print(interrupts.last_words(), file=sys.stderr)
            return Exit.DONE
        return self._afterwards() if self._answerer.pauses else Exit.DONE

    def _afterwards(self) -> Exit:
        """Stay at the summary until the trainee is done with it: details, or what was missed once more."""
        say, missed = self.env.say, missed_in(self.session.state)
        items = [("done", say("screen.afterwards.done"))]
        items += [("missed", say("screen.afterwards.missed", count=len(missed)))] if missed else []
        items += [("details", say("screen.afterwards.details"))]
        try:
            with keys_kept(True):
                while (chosen := self._answerer.pick(items)) == "details":
                    show_in_pages(self.env, self._print_all, self.screen, self._answerer)
        except EOFError:
            return Exit.DONE
        except KeyboardInterrupt:
            return Exit.INTERRUPTED
        if chosen != "missed":
            return Exit.DONE
        return play(start_again(self.session, self.library, missed), self.manner)

    @cached_property
    def _answerer(self) -> Answerer:
        return answerer(self.env, self.screen, self.manner.plain)

    def _stopped(self, code: Exit) -> Exit:
        """Say where the session stands and how to go on, on stderr, and do not say it again."""
        say, state = self.env.say, self.session.state
        if state.results:
            self._sum_up()
        about = {"number": len(state.results) + 1, "of": len(state.order), "minutes": self._minutes}
        all_answered = len(state.results) == len(state.order)
        standing = "left-timed" if self._minutes else "left-answered" if all_answered else "left"
        print(say(f"screen.{standing}", **about), file=sys.stderr)
        print(interrupts.last_words(), file=sys.stderr)
        return code

    def _sum_up(self) -> None:
        if self._answerer.pauses:
            print_short_summary(self.session.state, self._facts(), self.screen, self.env.say)
        else:
            self._print_all(self.screen)

    def _print_all(self, screen: Console) -> None:
        print_summary(self.session.state, self._facts(), screen, self.env.say)

    def _spent(self) -> timedelta:
        """The time spent so far; while the session is open, that since its last event too."""
        events = self.session.events()
        here = () if self.session.state.finished else (Stamped(self.env.now(), Finished()),)
        return spent((*events, *here))

    @property
    def _minutes(self) -> int:
        """The minutes after which the session ends, 0 for none."""
        return self.session.state.started.minutes

    def _is_over(self) -> bool:
        return bool(self._minutes) and self._spent() >= timedelta(minutes=self._minutes)

    def _facts(self) -> Facts:
        return Facts(self.material.about, self._spent(), due_days(self.session, self.library), self.env.today())


class TimedSitting(ABC):
    """A paper in this terminal, until it is handed in or left."""

    def __init__(
        self, session: Session, question: Callable[[str], Question], held: Container[str], manner: Manner
    ) -> None:
        """`held` are the questions that cannot be answered now."""
        self.session = session
        self.env = session.env
        self.manner = manner.usual_of(self.env.profile)
        self.screen = screen_of(self.env)
        self._question, self._held = question, held
        time = session.time
        self.clock = ShownClock(session.state.paper.ends, time, self.env.say, time.is_behind)

    @interrupts.held()
    def sit(self) -> Exit:
        """Sit the paper until it is handed in, then show what came of it; return the exit code."""
        exams.sit_down(self.session)
        exam = Exam(self.session, self._question, self.clock, self._held)
        pressed = pressed_of(self.env, self.manner)
        shown = ExamScreen(exam, lambda: self._answerer, self.clock, self.screen, self.env.say, pressed)
        with keys_kept(self.env.interactive and not self.manner.plain):
            return self._sat(shown)

    def _sat(self, shown: ExamScreen) -> Exit:
        try:
            by_clock = shown.run()
        except (Left, EOFError):
            return self._stopped(Exit.DONE)
        except KeyboardInterrupt:
            return self._stopped(Exit.INTERRUPTED)
        return self._handed_in(by_clock=by_clock)

    def _stopped(self, code: Exit) -> Exit:
        """Say how much was answered, that the clock runs on, and how to go on, on stderr."""
        if self.clock.over():
            self._time_ran_out()
            return code
        say, ends = self.env.say, local(self.session.state.paper.ends)
        print(
            say("exam.left-open", answered=self._done(), of=len(self.session.state.order), ends=ends), file=sys.stderr
        )
        print(interrupts.last_words(), file=sys.stderr)
        return code

    def _done(self) -> int:
        """How many questions are answered."""
        return answered(self.session.state, self._question)

    @cached_property
    def _answerer(self) -> Answerer:
        return answerer(self.env, self.screen, self.manner.plain, self.clock)

    @abstractmethod
    def _handed_in(self, *, by_clock: bool) -> Exit:
        """Hand the paper in, and show what there is to be shown."""

    @abstractmethod
    def _time_ran_out(self) -> None:
        """Hand the paper in after the trainee has left."""


class ExamSitting(TimedSitting):
    """An exam in this terminal."""

    def __init__(self, session: Session, library: Library, manner: Manner) -> None:
        self.library = library
        self.material = Material.of(session.env, library, session.state)
        super().__init__(session, self.material.question, {}, manner)

    def go_on(self) -> Exit:
        """Go on after a break: say how much time is left, and sit on; with no time left, show the result."""
        if self.session.state.submitted or self.clock.over():
            return self._handed_in(by_clock=True)
        tell(exams.go_on(self.session, self.library), self.env.say)
        of, time = len(self.session.state.order), self.clock.words()
        said = self.env.say("exam.resumed", session=self.session.shown, answered=self._done(), of=of, time=time)
        print(said, file=sys.stderr)
        return self.sit()

    def sit(self) -> Exit:
        """Sit the exam; what waits for a file to be mended is left out."""
        self._held = waiting(self.session.state, self.library)
        return super().sit()

    def _done(self) -> int:
        return answered(self.session.state, self.library.question)

    def _handed_in(self, *, by_clock: bool) -> Exit:
        """Hand the paper in, and show its result unless it cannot be marked yet."""
        tell(exams.hand_in(self.session, self.library, by_clock=by_clock), self.env.say)
        return self._show() if self.session.state.finished else Exit.DONE

    def _time_ran_out(self) -> None:
        tell(exams.hand_in(self.session, self.library, by_clock=True), self.env.say)
        if self.session.state.finished:
            show_result(self.env, self.session.log, self.session.id, self.screen, self.material)

    def _show(self) -> Exit:
        """Show the result, and go through the questions if the trainee wants to."""
        say = self.env.say
        taking = answerer(self.env, self.screen, self.manner.plain)
        if taking.pauses:
            state, times = self.session.state, exams.times_of(self.session.log, self.session.id)
            print_short_result(state, times, self.screen, say)
        else:
            self._show_all(self.screen)
        print_line("", self.screen)
        print_line(say("exam.review-ask"), self.screen)
        names = ("no", "missed", "all", *(["details"] if taking.pauses else []))
        code = Exit.DONE
        try:
            while (chosen := taking.pick([(name, say(f"exam.review.{name}")) for name in names])) == "details":
                show_in_pages(self.env, self._show_all, self.screen, taking)
            if chosen in {"missed", "all"}:
                from officer_quiz.ui.terminal.paper_review import PaperReview  # noqa: PLC0415  (after a paper)

                review = PaperReview(self.session.state, self.material, lambda: taking, self.screen, say)
                review.run(only_missed=chosen == "missed")
        except EOFError:
            pass  # the paper is marked; there is nothing left to lose
        except KeyboardInterrupt:
            code = Exit.INTERRUPTED
        print(say("exam.review-how", session=self.session.shown), file=sys.stderr)
        return code

    def _show_all(self, screen: Console) -> None:
        show_result(self.env, self.session.log, self.session.id, screen, self.material)


def show_result(env: Env, log: Log, id: str, screen: Console, material: Material | None = None) -> None:
    """Print the result of a marked exam."""
    state = log.read(id).state
    about = (material or Material.of(env, Library(env, state.started.banks), state)).about
    print_result(state, exams.times_of(log, id), about, screen, env.say)
