"""Numbers tables and figures, and sets their captions and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.inline import Line, Span, break_lines
from euroapp.export.pdf.livetext import figure_named, table_named
from euroapp.export.pdf.pen import one_line
from euroapp.export.pdf.style import CAPTION, body_width
from euroapp.export.pdf.text import Notes, printable
from euroapp.language import Words, say

_CONTINUED = 110.0
"""What number and ending of a continued caption take at most."""


def _table(number: int) -> Words:
    return say("Table\N{NO-BREAK SPACE}{number}.", number=str(number))


def _figure(number: int) -> Words:
    return say("Figure\N{NO-BREAK SPACE}{number}.", number=str(number))


@dataclass
class Captions:
    """The captions of a print in their order, with what each table and figure is called by then."""

    notes: Notes
    tables: int = 0
    figures: int = 0
    met: dict[str, str] = field(default_factory=dict)
    """How texts refer to tables and figures, `Table 7`, by `table/` or `figure/` and their keys."""

    @property
    def counts(self) -> tuple[int, int]:
        """Return how many tables and figures there were so far."""
        return self.tables, self.figures

    @counts.setter
    def counts(self, counts: tuple[int, int]) -> None:
        self.tables, self.figures = counts

    def table(self, caption: str, path: str, room: float) -> Sequence[Line]:
        """Return the caption of the next table; nothing, and no number, for one without."""
        if not caption:
            return ()
        self.tables += 1
        return self._set(_table, self.tables, caption, path, room)

    def figure(self, caption: str, path: str) -> Sequence[Line]:
        """Return the caption of the next figure."""
        self.figures += 1
        return self._set(_figure, self.figures, caption, path, body_width(wide=False))

    def meet_table(self, key: str) -> None:
        """Remember how texts refer to the last table; its first part counts."""
        self._meet("table", key, table_named(self.tables))

    def meet_figure(self, key: str) -> None:
        """Remember how texts refer to the next figure; its first part counts."""
        self._meet("figure", key, figure_named(self.figures + 1))

    def continued(self, named: str, room: float, *, numbered: bool) -> Sequence[Line]:
        """Return what stands over the parts of a table on further pages; nothing where it has no name."""
        if not named:
            return ()
        language = self.notes.language
        lead = language.put(_table(self.tables)) if numbered else ""
        name = printable(named, "", Notes(language))
        shown = one_line(name, Face.REGULAR, CAPTION.size, room - _CONTINUED)
        rest = language.put(say("{name}, continued", name=shown))
        spans = (Span(lead, Face.BOLD), Span(f"{' ' if lead else ''}{rest}"))
        return break_lines(spans, CAPTION.size, room)

    def note(self, note: str, path: str, room: float) -> Sequence[Line]:
        """Return the note below a table; nothing where there is none."""
        if not note:
            return ()
        return break_lines((Span(printable(note, path, self.notes)),), CAPTION.size, room - 8)

    def _meet(self, kind: str, key: str, named: str) -> None:
        if key:
            self.met.setdefault(f"{kind}/{key}", self.notes.language.put(named))

    def _set(
        self, kind: Callable[[int], Words], number: int, caption: str, path: str, room: float
    ) -> Sequence[Line]:
        text = printable(caption, path, self.notes)
        lead = self.notes.language.put(kind(number))
        return break_lines((Span(lead, Face.BOLD), Span(f" {text}")), CAPTION.size, room)
