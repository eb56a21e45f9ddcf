"""Anki: packages that Anki itself opens and updates from, and the texts that it writes."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from examples import example
from officer_quiz import exchange, kinds
from officer_quiz.exchange import anki
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.base.printing import printed
from officer_quiz.exchange.base.written import apart
from officer_quiz.exchange.reading import Reading, Unreadable
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Wording

SAY = Wording("en", {"kinds": kinds.wording})
HEAD = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"


def examples() -> list[Portable]:
    return [whole for name in kinds.names() if name != "dialogue" and (whole := example(name).portable())]


def read(*rows: str, head: str = HEAD) -> Reading:
    return anki.read((head + "\n".join(rows) + "\n").encode())


class Collection:
    """A collection of the real Anki in a folder."""

    def __init__(self, folder: Path) -> None:
        library = pytest.importorskip("anki.collection", reason="pip install anki")
        self.library, self.folder = library, folder
        self.open = library.Collection(str(folder / "collection.anki2"))

    def take(self, raw: bytes) -> Any:
        """Import a package; return what Anki says of it."""
        path = self.folder / "deck.apkg"
        path.write_bytes(raw)
        options = self.open._backend.get_import_anki_package_presets()
        request = self.library.ImportAnkiPackageRequest(package_path=str(path), options=options)
        return self.open.import_anki_package(request).log

    def notes(self) -> dict[str, list[str]]:
        """The fields of the notes by their guids."""
        found = (self.open.get_note(id) for id in self.open.find_notes(""))
        return {note.guid: list(note.fields) for note in found}

    def text(self) -> bytes:
        """All notes as Anki writes them as plain text."""
        path = self.folder / "notes.txt"
        self.open.export_note_csv(
            out_path=str(path),
            limit=None,
            with_html=True,
            with_tags=True,
            with_deck=True,
            with_notetype=True,
            with_guid=True,
        )
        return path.read_bytes()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_anki_opens_the_package_updates_from_it_and_its_text_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection = Collection(tmp_path)
    questions = examples()
    parts = {part.id: part for whole in questions for part in apart(whole)}
    log = collection.take(anki.write("题库", questions).raw)
    assert (len(log.new), len(log.updated)) == (len(parts), 0)
    assert set(collection.notes()) == set(parts)

    later = time.time() + 60
    monkeypatch.setattr("genanki.package.time.time", lambda: later)
    changed = [replace(each, explain="改过了") for each in questions]
    log = collection.take(anki.write("题库", changed).raw)
    assert (len(log.new), len(log.updated)) == (0, len(parts))
    notes = collection.notes()
    assert set(notes) == set(parts)
    assert notes["example-single-1"][3].startswith("解析：改过了")

    reading = anki.read(collection.text())
    assert reading.losses == ()
    back = {str(draft.place.args["guid"]): draft for draft in reading.questions}
    assert set(back) == set(parts) and not any(draft.doubts for draft in back.values())
    for id, part in parts.items():
        there, sent = plain(back[id].question), plain(part)
        assert there["type"] == sent["type"]
        for name in ("answer", "steps", "pairs", "best", "worst", "points", "unit", "tolerance", "cite"):
            assert there.get(name) == sent.get(name), (id, name)
    collection.open.close()


def test_two_sides_and_gaps() -> None:
    reading = read(
        "g1\tBasic\td\t几小时？<br>A. 四<br>B. 八\tB<br>法定八小时\tlevel:advanced 程序",
        "g2\tBasic\td\t正当防卫是什么？\t为了使合法权益免受侵害…\t",
        "g3\tCloze\td\t传唤不超过{{c1::八}}小时，复杂的不超过{{c2::二十四::数字}}小时。\t\t",
    )
    assert [SAY(each.place) for each in reading.questions] == ["note 1 (g1)", "note 2 (g2)", "note 3 (g3)"]
    assert [each.question for each in reading.questions] == [
        {
            "type": "single",
            "stem": "几小时？",
            "choices": {"A": "四", "B": "八"},
            "answer": "B",
            "explain": "法定八小时",
            "level": "advanced",
            "tags": ["程序"],
        },
        {
            "type": "essay",
            "stem": "正当防卫是什么？",
            "points": ["为了使合法权益免受侵害…"],
            "model": "为了使合法权益免受侵害…",
        },
        {
            "type": "fill",
            "stem": "传唤不超过____小时，复杂的不超过____小时。",
            "answer": ["八", "二十四"],
        },
    ]


def test_other_signs_no_ids_pictures_and_empty_notes() -> None:
    reading = read('"甲？<img src=x>\nA. 一\nB. 二";A', ";", head="#separator:Semicolon\n#html:true\n")
    (draft,) = reading.questions
    assert SAY(draft.place) == "question 1"
    assert [SAY(each) for each in draft.losses] == ["pictures or formulas in it were not imported."]
    (loss,) = read("g1\tBasic\td\t\t\t").losses
    assert (SAY(loss.place), SAY(loss.message)) == ("note 1 (g1)", "the note does not tell what question it is.")


def test_how_they_are_recognised() -> None:
    package = anki.write("t", examples()).raw
    formats = [exchange.recognised(name, raw) for name, raw in (("x.apkg", package), ("x.txt", HEAD.encode()))]
    assert [each and each.NAME for each in formats] == ["anki", "anki"]
    with pytest.raises(Unreadable) as error:
        anki.read(package)
    assert error.value.message.key == "formats.anki-package"
    with pytest.raises(Unreadable) as error:
        read()
    assert SAY(error.value.message).startswith("there are no notes in it.")


def test_text_is_shown_as_it_is() -> None:
    one = replace(examples()[0], id="a-1", prompt="<b>{{Question}}</b> & \x1f")
    fields = anki._fields(one, printed(one, SAY, within=False), SAY)
    assert "&lt;b&gt;{&#123;Question}}&lt;/b&gt; &amp; " in fields[0] and "\x1f" not in fields[0]


def test_without_the_library_a_sentence_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(Unreadable) as error:
        anki.write("t", examples())
    assert SAY(error.value.message) == 'this takes genanki. Run pip install "officer-quiz[exchange]".'
