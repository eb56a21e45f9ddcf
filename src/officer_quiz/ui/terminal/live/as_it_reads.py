"""What is being written, shown as it reads."""

from __future__ import annotations

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from officer_quiz.printable import literal


class Literal(Processor):
    """Shows a line literally while it is edited; the editor keeps every character, and the cursor its place."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return a line to show: as many characters as were typed."""
        shown: StyleAndTextTuples = [(part[0], literal(part[1])) for part in transformation_input.fragments]
        return Transformation(shown)
