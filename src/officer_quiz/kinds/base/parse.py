"""Builds a question from plain data: its kind by `type`, the parts of a case by theirs; faults carry paths."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from officer_quiz import kinds
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault
