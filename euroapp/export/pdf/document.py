"""Puts the proposal together: pages, contents, bookmarks and metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from euroapp.export.marks import APPENDIX
from euroapp.export.pdf.blocks import Block, Heading, Text, paragraph
from euroapp.export.pdf.contents import contents
from euroapp.export.pdf.figures.figure import FigureBlock
from euroapp.export.pdf.figures.gantt import GanttBlock
from euroapp.export.pdf.finishing import AS_DRAWN, Finish, finished
from euroapp.export.pdf.flow import Page, flow, stacked
from euroapp.export.pdf.fonts import Face, font
from euroapp.export.pdf.front import cover
from euroapp.export.pdf.inline import Span
from euroapp.export.pdf.pages import Frame, draw_frame
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import H1, MARGIN, PORTRAIT, page_size
from euroapp.export.pdf.tables import TableBlock
from euroapp.export.pdf.text import Notes, printable
from euroapp.export.pdf.typeset import Tags, Typesetter
from euroapp.language import ENGLISH, Language, say, spoken
from euroapp.outline.elements import Chapter, Outline

_CHAPTER_ROOM = 330.0
"""A chapter starts a new page when less than this is left of the last one, and it does not fit in whole."""

Progress = Callable[[int, int], None]
"""Told how many of how many pages are drawn."""
Appendix = Callable[[int], Chapter | None]
"""Makes what follows the counted pages, told how many they are."""


@dataclass(frozen=True)
class Document:
    """The finished file and what to know about it."""

    data: bytes
    pages: int
    notes: Notes


def build(
    outline: Outline,
    mark: str = "",
    progress: Progress | None = None,
    *,
    tags: Tags = Tags.NONE,
    appendix: Appendix | None = None,
    language: Language = ENGLISH,
    finish: Finish = AS_DRAWN,
) -> Document:
    """Return the proposal as PDF, with the words of the program in one language.

    `finish` says what the file is for, `mark` says on every page that the text is not final, `tags` prints
    the machine tags of the form or keeps their room, and `appendix` gives what follows on pages that do not
    count, when it is told how many do.
    """
    outline, setter = _prepared(outline, tags, language)
    notes = setter.notes
    counted = _lay_out(outline, setter)
    closing = appendix(len(counted)) if appendix else None
    extra = _appended(closing and spoken(closing, language), setter)
    pages = [*counted, *extra]
    frame = _frame(outline, language.put(mark), notes)
    buffer = BytesIO()
    canvas = _canvas(buffer, outline, notes)
    pen = Pen(canvas)
    pen.pages = {
        block.key: number
        for number, page in enumerate(pages, 1)
        for block, _ in page.items
        if isinstance(block, Heading)
    }
    pen.places = _places(pages)
    for number, page in enumerate(pages, 1):
        pen.start_page(page_size(page.wide))
        draw_frame(pen, frame, language.put(_count(number, len(counted), len(extra))), page.wide)
        for block, top in page.items:
            pen.begin(block.begins, top)
            block.draw(pen, MARGIN, top)
            pen.end(block.ends, top + block.height)
        canvas.showPage()
        if progress:
            progress(number, len(pages))
    pen.name_places()
    canvas.save()
    return Document(finished(buffer.getvalue(), pen.tree, finish), len(pages), notes)


def page_count(outline: Outline, tags: Tags = Tags.NONE, language: Language = ENGLISH) -> int:
    """Return how many pages a proposal has, its appendix aside, without drawing them."""
    return len(_lay_out(*_prepared(outline, tags, language)))


def _prepared(outline: Outline, tags: Tags, language: Language) -> tuple[Outline, Typesetter]:
    """Return the outline in the words of a language, and what sets it."""
    for face in Face:
        font(face)
    said = spoken(outline, language)
    return said, Typesetter(Notes(language), said.images, tags=tags, live=said.live)


def _places(pages: list[Page]) -> frozenset[str]:
    """Return the anchors of texts, rows, tables and figures, to which links may lead."""
    found: set[str] = set()
    for block, _ in (item for page in pages for item in page.items):
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


def _frame(outline: Outline, mark: str, notes: Notes) -> Frame:
    """Return what stands at the head and the foot of every page."""
    return Frame(
        _line(outline.call, "", notes),
        _line(outline.acronym, "general/acronym", notes),
        _line(outline.footer, "", notes),
        mark,
    )


def _count(number: int, counted: int, extra: int) -> str:
    """Return which page of how many this is; the appendix is counted by itself."""
    if number <= counted:
        return say("{number} of {count}", number=number, count=counted)
    return say("Findings {number} of {count}", number=number - counted, count=extra)


def _line(text: str, path: str, notes: Notes) -> str:
    return printable(" ".join(text.splitlines()), path, notes)


def _appended(chapter: Chapter | None, setter: Typesetter) -> list[Page]:
    """Return the pages of an appendix, which begins at a named place."""
    if chapter is None:
        return []
    heading = setter.heading(chapter.heading)
    heading.path = APPENDIX
    return flow([heading, *setter.blocks(chapter.elements)])


def _lay_out(outline: Outline, setter: Typesetter) -> list[Page]:
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
    listed = flow([title, *contents(setter.headings)])
    if len(listed) > 1:
        shorter = flow([title, *contents(setter.headings, deepest=2)])
        listed = shorter if len(shorter) < len(listed) else listed
    return [*flow(front), *listed, *flow(body)]


def _canvas(buffer: BytesIO, outline: Outline, notes: Notes) -> Canvas:
    """Return a canvas whose file tells nothing but title and acronym, and is the same each time."""
    rl_config.useA85 = 0
    canvas = Canvas(
        buffer,
        pagesize=PORTRAIT,
        pageCompression=1,
        invariant=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stubs say float
        initialFontSize=10,
        lang=outline.language,
    )
    acronym = _line(outline.acronym, "general/acronym", notes)
    title = _line(outline.title, "general/title", notes)
    named = title if title.startswith(acronym) else f"{acronym}: {title}"
    canvas.setTitle(named.removesuffix(": ") or outline.form)
    canvas.setSubject(acronym)
    canvas.setAuthor("")
    canvas.setCreator("")
    canvas.setProducer("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas
