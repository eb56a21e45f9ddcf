"""Where material lies that tests read where it is at hand, and are skipped without: beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

REFERENCE = Path(os.environ.get("OFFICER_QUIZ_REFERENCE", Path(__file__).parents[2] / "shared"))
SAMPLES = REFERENCE / "samples"
"""Files that other programs and people wrote."""
CASES = REFERENCE / "cases"
"""Small inputs that once went wrong."""
