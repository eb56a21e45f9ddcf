"""`schema`: the JSON Schema of a bank, a translation, an exam or the register, for editors."""

import sys
from typing import Annotated

import typer

from officer_quiz.errors import Exit, UserError
from officer_quiz.library.schemas import SCHEMAS, schema_text
from officer_quiz.messages.catalogue import message


def run(
    name: Annotated[str, typer.Argument(metavar="bank|translation|exam|statutes", help="cli.schema-name")] = "bank",
) -> None:
    """Print a schema (draft 2020-12)."""
    if name not in SCHEMAS:
        raise UserError(message("cli.schema-none", name=name, known=tuple(SCHEMAS)), Exit.USAGE)
    sys.stdout.write(schema_text(name))
