"""The numbers of tables and figures, known before the first of them is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from euroapp.export.pdf.livetext import figure_named, table_named
from euroapp.language import Language
from euroapp.outline.drawings import Figure
from euroapp.outline.elements import Element, Facts, Gantt, Narrative, Outline, Table
from euroapp.prose import Picture, parse


@dataclass
class Numbering:
    """Numbers by the order in which captions come, as in the print."""

    language: Language
    named: dict[str, str] = field(default_factory=dict)
    """How texts refer to tables and figures, `Table 7`, by `table/` or `figure/` and their keys."""
    _tables: int = 0
    _figures: int = 0

    @classmethod
    def of(cls, outline: Outline, language: Language) -> Numbering:
        """Return the numbers of an outline, none of which is given out yet."""
        made = cls(language)
        for element in _elements(outline):
            made._meet(element, {image.id for image in outline.images})
        made._tables = made._figures = 0
        return made

    def table(self) -> int:
        """Give out the number of the next table."""
        self._tables += 1
        return self._tables

    def figure(self) -> int:
        """Give out the number of the next figure."""
        self._figures += 1
        return self._figures

    def _meet(self, element: Element, images: set[str]) -> None:
        if isinstance(element, Narrative):
            pictures = (one for one in parse(element.source).blocks if isinstance(one, Picture))
            self._figures += sum(one.key in images for one in pictures)
        elif isinstance(element, Table | Facts):
            self._tables += bool(element.caption)
            if isinstance(element, Table):
                self._name("table", element.key, table_named(self._tables))
        elif isinstance(element, Gantt):
            self._figures += 1
            self._name("figure", "timetable", figure_named(self._figures))
        elif isinstance(element, Figure):
            self._figures += 1
            self._name("figure", element.key, figure_named(self._figures))

    def _name(self, kind: str, key: str, named: str) -> None:
        if key:
            self.named.setdefault(f"{kind}/{key}", self.language.put(named))


def _elements(outline: Outline) -> Iterator[Element]:
    yield outline.cover
    yield outline.participants
    for chapter in outline.chapters:
        yield from chapter.elements
