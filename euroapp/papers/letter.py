"""A letter as a Word document that says on every page that the call may not ask for it."""

from __future__ import annotations

from collections.abc import Iterable

from euroapp.draft.consortium import Participant
from euroapp.export.docx.paper import Paper
from euroapp.export.docx.styles import REMARK
from euroapp.export.docx.tables import Grid
from euroapp.export.docx.writing import describe
from euroapp.export.pdf.style import body_width
from euroapp.export.pdf.text import Notes
from euroapp.language import say, together
from euroapp.outline.elements import Align, Strong
from euroapp.papers.material import Material
from euroapp.values import FieldPath
from euroapp.wording.places import place

WARNING = say("Not required unless the call says so. Check the text with your organisation.")
_LABELS, _AIR = 0.27, 3.0
_ROOM = "\n\n"


class Letter:
    """Writes one letter from its head to its signature."""

    def __init__(self, material: Material, title: str) -> None:
        """Begin a letter.

        Args:
            material: the draft that it is about.
            title: what it is.

        """
        self._material, self._put = material, material.words
        language = material.typed.general.language.strip() or "en"
        self._paper = paper = Paper(language, Notes(material.language))
        describe(paper, together((title, material.acronym), " "), material.acronym)
        section = paper.document.sections[0]
        state = say("State {stamp}", stamp=material.stamp)
        paper.write(section.header.paragraphs[0], f"{self._put(title)}\t{material.acronym}")
        paper.write(section.footer.paragraphs[0], f"{self._put(WARNING)}\t{self._put(state)}")
        self.text(WARNING, REMARK)

    def block(self, lines: Iterable[str]) -> None:
        """Write lines below each other, such as an address."""
        self.text("\n".join(map(self._put, lines)))

    def title(self, text: str) -> None:
        """Write what the letter is."""
        self._paper.write(self._paper.paragraph("Heading 1"), text)

    def text(self, text: str, style: str = "Normal", path: FieldPath = "") -> None:
        """Write a paragraph; `path` is the field that it was typed into."""
        self._paper.write(self._paper.paragraph(style), text, path)

    def items(self, texts: Iterable[str]) -> None:
        """Write a list."""
        for text in texts:
            self._paper.item(self._put(text))

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write labelled values."""
        room = body_width(wide=False)
        grid = Grid(self._paper, (room * _LABELS, room * (1 - _LABELS)), (Align.LEFT, Align.LEFT), _AIR)
        for label, value in rows:
            grid.row((label, (Strong(self._put(value)),)))
        self.text("")

    def signature(self, row: Participant) -> None:
        """Write room for name, function, date and signature of whoever may sign for an organisation."""
        name = row.legal_name.strip() or row.short_name.strip()
        self.text(say("For {partner}, by a person who may sign for it:", partner=name or "…"))
        room = body_width(wide=False)
        grid = Grid(self._paper, [room / 4] * 4, [Align.LEFT] * 4, _AIR)
        heads = (say("Name"), say("Function"), say("Date"), say("Signature and stamp"))
        grid.head([self._put(head) for head in heads])
        grid.row((_ROOM, "", "", ""))

    def data(self) -> bytes:
        """Return the document as a file; the same letter is the same bytes."""
        draft, call = self._material.draft, self._material.call
        self._material.note(self._paper.notes.sentences(lambda where: place(where, draft, call)))
        return self._paper.data()
