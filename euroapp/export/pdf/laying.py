"""Lays a proposal out on pages: cover, contents and chapters, and what follows on pages that do not count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from euroapp.export.marks import APPENDIX
from euroapp.export.pdf.blocks import Block, Heading, Text, paragraph
from euroapp.export.pdf.contents import contents
from euroapp.export.pdf.figures.figure import FigureBlock
from euroapp.export.pdf.figures.gantt import GanttBlock
from euroapp.export.pdf.flow import Page, flow, stacked
from euroapp.export.pdf.fonts import Face, font
from euroapp.export.pdf.front import cover, foot, head
from euroapp.export.pdf.inline import Span
from euroapp.export.pdf.style import H1
from euroapp.export.pdf.tables import AIR, COMPACT_AIR, TableBlock
from euroapp.export.pdf.text import Notes
from euroapp.export.pdf.typeset import Tags, Typesetter
from euroapp.language import Language, say, spoken
from euroapp.outline.elements import Chapter, Outline

_CHAPTER_ROOM = 220.0
"""A chapter starts a new page when less than this is left of the last one, and it does not fit in whole."""

_SECTION = 2
"""The level of the headings of sections."""
_CLOSE = 11.0
"""Above the headings of a small paper."""

Appendix = Callable[[int], Chapter | None]
"""Makes what follows the counted pages, told how many they are."""


@dataclass(frozen=True)
class LaidOut:
    """A proposal on pages that are not drawn yet."""

    outline: Outline
    """In the words of the language in which it is printed."""
    counted: list[Page]
    extra: list[Page]
    """Pages behind those that count for the limit."""
    notes: Notes

    @property
    def pages(self) -> list[Page]:
        """Return all pages."""
        return [*self.counted, *self.extra]

    @property
    def blocks(self) -> Iterator[tuple[int, Block, float]]:
        """Yield all blocks with the number of their page, and how far below its upper edge they begin."""
        for number, page in enumerate(self.pages, 1):
            for block, top in page.items:
                yield number, block, top

    @property
    def numbers(self) -> dict[str, int]:
        """Return the numbers of the pages on which headings stand, by their anchors."""
        return {block.key: number for number, block, _ in self.blocks if isinstance(block, Heading)}

    def anchors(self) -> frozenset[str]:
        """Return the anchors of texts, rows, tables and figures, to which links may lead."""
        found: set[str] = set()
        for _, block, _ in self.blocks:
            found.add(block.begins)
            if isinstance(block, Text):
                found.add(block.path)
            elif isinstance(block, TableBlock):
                found.update((block.path, block.key, *(row.path for row in block.rows)))
            elif isinstance(block, FigureBlock):
                found.add(f"figures/{block.key}")
            elif isinstance(block, GanttBlock):
                found.add("figures/timetable")
        return frozenset(found)

    def count(self, number: int) -> str:
        """Return which page of how many this is; the appendix is counted by itself."""
        counted = len(self.counted)
        if number <= counted:
            return say("{number} of {count}", number=number, count=counted)
        return say("Findings {number} of {count}", number=number - counted, count=len(self.extra))


def laid_out(outline: Outline, tags: Tags, appendix: Appendix | None, language: Language) -> LaidOut:
    """Return a proposal on pages, in the words of a language.

    Args:
        outline: what is printed.
        tags: what becomes of the machine tags of the form.
        appendix: makes what follows on pages that do not count.
        language: of the words of the program.

    """
    for face in Face:
        font(face)
    said = spoken(outline, language)
    air = COMPACT_AIR if said.compact else AIR
    setter = Typesetter(Notes(language), said.images, tags=tags, live=said.live, air=air)
    counted = _in_one_go(said, setter) if said.short else _counted(said, setter)
    closing = appendix(len(counted)) if appendix else None
    extra = _appended(closing and spoken(closing, language), setter)
    return LaidOut(said, counted, extra, setter.notes)


def _appended(chapter: Chapter | None, setter: Typesetter) -> list[Page]:
    """Return the pages of an appendix, which begins at a named place."""
    if chapter is None:
        return []
    heading = setter.heading(chapter.heading)
    heading.path = APPENDIX
    return flow([heading, *setter.blocks(chapter.elements)])


def _in_one_go(outline: Outline, setter: Typesetter) -> list[Page]:
    """Return the pages of a small paper, which begins at once and binds nobody else's text."""
    body: list[Block] = list(head(outline, setter))
    for chapter in outline.chapters:
        heading, drafted = setter.heading(chapter.heading), list(setter.drafted(chapter.elements))
        heading.before = min(heading.before, _CLOSE)
        body += [heading, *setter.finished(drafted)]
    return flow([*body, *foot(outline, setter)])


def _counted(outline: Outline, setter: Typesetter) -> list[Page]:
    """Return cover, contents and chapters on pages; the contents stand before what they list."""
    front = list(cover(outline, setter))
    body: list[Block] = []
    chapters = [(setter.heading(one.heading), list(setter.drafted(one.elements))) for one in outline.chapters]
    for heading, drafted in chapters:
        content = list(setter.finished(drafted))
        heading.room = min(_CHAPTER_ROOM, stacked([heading, *content]))
        body += [heading, *content]
    title = paragraph((Span(setter.notes.language.put(say("Contents")), H1.face),), H1)
    title.keep, title.rank = True, 1
    return [*flow(front), *_listed(title, setter.headings), *flow(body)]


def _listed(title: Block, headings: list[Heading]) -> list[Page]:
    """Return the list of contents: all of it on one page, or as much as one page holds; else all of it.

    What is left out first are the blocks of a section that are no work packages, then these too.
    """
    sections = [one for one in headings if one.level <= _SECTION]
    packages = [one for one in headings if one.level <= _SECTION or one.path.startswith("work_packages/")]
    pages = [flow([title, *contents(listed)]) for listed in (headings, packages, sections)]
    return next((one for one in pages if len(one) == 1), min(pages, key=len))
