"""``python -m officer_quiz``."""

from officer_quiz.cli.main import run

if __name__ == "__main__":
    run()
