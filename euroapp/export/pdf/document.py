"""Puts the proposal together: pages, contents, bookmarks and metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from euroapp.export.pdf.finishing import AS_DRAWN, Finish, finished
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.laying import Appendix, LaidOut, laid_out
from euroapp.export.pdf.pages import Frame, draw_frame
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.structure import Tree
from euroapp.export.pdf.style import MARGIN, PORTRAIT, page_size
from euroapp.export.pdf.text import Notes, printable
from euroapp.export.pdf.typeset import Tags
from euroapp.language import ENGLISH, Language
from euroapp.outline.elements import Outline

Progress = Callable[[int, int], None]
"""Told how many of how many pages are drawn."""


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
    laid = laid_out(outline, tags, appendix, language)
    data, tree = drawn(laid, language.put(mark), progress)
    return Document(finished(data, tree, finish), len(laid.pages), laid.notes)


def drawn(laid: LaidOut, mark: str = "", progress: Progress | None = None) -> tuple[bytes, Tree]:
    """Return the pages as PDF without tags, and the parts of the document that tags would name."""
    outline, pages = laid.outline, laid.pages
    frame = _frame(outline, mark, laid.notes)
    buffer = BytesIO()
    canvas = _canvas(buffer, outline, laid.notes)
    pen = Pen(canvas)
    pen.pages = laid.numbers
    pen.places = laid.anchors()
    for number, page in enumerate(pages, 1):
        pen.start_page(page_size(page.wide))
        draw_frame(pen, frame, laid.notes.language.put(laid.count(number)), page.wide)
        for block, top in page.items:
            pen.begin(block.begins, top)
            block.draw(pen, MARGIN, top)
            pen.end(block.ends, top + block.height)
        canvas.showPage()
        if progress:
            progress(number, len(pages))
    pen.name_places()
    canvas.save()
    return buffer.getvalue(), pen.tree


def page_count(outline: Outline, tags: Tags = Tags.NONE, language: Language = ENGLISH) -> int:
    """Return how many pages a proposal has, its appendix aside, without drawing them."""
    return len(laid_out(outline, tags, None, language).counted)


def _frame(outline: Outline, mark: str, notes: Notes) -> Frame:
    """Return what stands at the head and the foot of every page."""
    return Frame(
        _line(outline.call, "", notes),
        _line(outline.acronym, "general/acronym", notes),
        _line(outline.footer, "", notes),
        mark,
    )


def _line(text: str, path: str, notes: Notes) -> str:
    return printable(" ".join(text.splitlines()), path, notes)


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
