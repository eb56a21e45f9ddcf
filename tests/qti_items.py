"""Items and packages of QTI as a test writes them, and what becomes of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from officer_quiz import kinds
from officer_quiz.exchange import qti
from officer_quiz.exchange.reading import Draft, Reading
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Wording

SAY = Wording("en", {"kinds": kinds.wording})
V2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
ONE = '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">{0}</responseDeclaration>'
KEY_A = ONE.format("<correctResponse><value>A</value></correctResponse>")
CHOICES = (
    '<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{0}"><prompt>几小时？</prompt>'
    '<simpleChoice identifier="A">八{1}</simpleChoice><simpleChoice identifier="B">十二{2}</simpleChoice>'
    '<simpleChoice identifier="C">二十四</simpleChoice></choiceInteraction>'
)
BODY = CHOICES.format(1, "", "")


SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"{0}/>'
MOST = (
    '<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">'
    "<defaultValue><value>2.5</value></defaultValue></outcomeDeclaration>"
)
SET = '<setOutcomeValue identifier="SCORE">{0}</setOutcomeValue>'
VALUE = '<baseValue baseType="float">{0}</baseValue>'
RIGHT = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'
VARIABLE = '<variable identifier="RESPONSE"/>'
A_VALUE = '<baseValue baseType="identifier">A</baseValue>'
WHEN = "<responseCondition><responseIf>" + RIGHT + "{0}</responseIf>{1}</responseCondition>"
ELSE = "<responseElse>{0}</responseElse>"
TEMPLATE = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/{0}"/>'
MAPPED = (
    '<mapping defaultValue="0"{0}><mapEntry mapKey="A" mappedValue="3"/>'
    '<mapEntry mapKey="B" mappedValue="{1}"/></mapping>'
)


def item(body: str, before: str = KEY_A, after: str = "", **more: str) -> bytes:
    attributes = {"identifier": "i-1", "title": "t", "adaptive": "false", "timeDependent": "false", **more}
    listed = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<assessmentItem xmlns="{V2}"{listed}>{before}<itemBody>{body}</itemBody>{after}</assessmentItem>'.encode()


def rules(*steps: str) -> str:
    return f"<responseProcessing>{''.join(steps)}</responseProcessing>"


def drafted(raw: bytes) -> Draft:
    (found,) = qti.read(raw).questions
    return found


def asked(raw: bytes) -> Portable:
    question = drafted(raw).question
    assert isinstance(question, Portable)
    return question


def left_out(raw: bytes) -> str:
    reading = qti.read(raw)
    assert reading.questions == ()
    return SAY(reading.losses[0].message)


def packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(SAY(each.place), SAY(each.message)) for each in reading.losses]


def matching(*sides: str, response: str = "RESPONSE") -> str:
    """An interaction of sides; `sides`: pairs of identifier and text, one after the other."""
    listed = (
        "".join(
            f'<simpleAssociableChoice identifier="{each[0]}">{each[1]}</simpleAssociableChoice>'
            for each in side.split()
        )
        for side in sides
    )
    sets = "".join(f"<simpleMatchSet>{each}</simpleMatchSet>" for each in listed)
    return f'<matchInteraction responseIdentifier="{response}"><prompt>配</prompt>{sets}</matchInteraction>'


def paired(*pairs: str, response: str = "RESPONSE", worth: str = "") -> str:
    """The declaration of pairs; `worth`: what each earns."""
    values = "".join(f"<value>{each}</value>" for each in pairs)
    entries = "".join(
        f'<mapEntry mapKey="{pair}" mappedValue="{own}"/>' for pair, own in zip(pairs, worth.split(), strict=False)
    )
    mapping = f'<mapping defaultValue="0">{entries}</mapping>' if worth else ""
    return (
        f'<responseDeclaration identifier="{response}" cardinality="multiple" baseType="directedPair">'
        f"<correctResponse>{values}</correctResponse>{mapping}</responseDeclaration>"
    )
