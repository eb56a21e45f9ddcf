"""The program as a process: ``officer-quiz`` and ``python -m officer_quiz``."""

import atexit
import gc


def main() -> None:
    """Run the program and end the process; whatever is imported, requests to end are answered before it is."""
    try:
        from officer_quiz import interrupts  # noqa: PLC0415

        interrupts.install()
    except KeyboardInterrupt:  # nobody was there yet to answer it
        raise SystemExit(130) from None
    from officer_quiz.cli.main import run  # noqa: PLC0415

    atexit.register(gc.freeze)  # what ends anyway need not be looked through for garbage: a tenth of a short command
    run()


if __name__ == "__main__":
    main()
