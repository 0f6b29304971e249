"""Writes the proposal as a Word document, with what is open in it as comments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from euroapp.calls.call import Call
from euroapp.checks import check
from euroapp.draft import Draft
from euroapp.export.docx.findings import add_comments, add_findings
from euroapp.export.docx.marks import sent_part
from euroapp.export.docx.paper import Paper
from euroapp.export.docx.printer import Printer
from euroapp.export.files import write_whole
from euroapp.export.pdf.text import Notes
from euroapp.export.proposal import Options, outlined, stamp
from euroapp.figures import Figures
from euroapp.language import Language, spoken
from euroapp.wording.places import place


@dataclass(frozen=True)
class DocxReport:
    """What is worth knowing about a document that was written."""

    size: int
    """In bytes."""
    comments: int
    """Of the program and of the authors."""
    notes: tuple[str, ...]
    """What was changed so that Word can hold it."""
    stamp: str
    """The mark of the state of the draft."""

    def as_data(self, language: Language) -> dict[str, Any]:
        """Return the report as data for JSON, in the words of a language."""
        notes = [language.put(note) for note in self.notes]
        return {"size": self.size, "comments": self.comments, "notes": notes, "stamp": self.stamp}


def export_docx(draft: Draft, call: Call, figures: Figures, path: Path, options: Options) -> DocxReport:
    """Write the proposal as a Word document; a working draft carries its findings as comments.

    Args:
        draft: what is written.
        call: with the draft's own values for facts.
        figures: derived from both.
        path: of the file.
        options: how the proposal is wanted; what only a PDF can do is passed over.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.

    """
    data, report = document(draft, call, figures, options)
    write_whole(path, data)
    return report


def document(draft: Draft, call: Call, figures: Figures, options: Options) -> tuple[bytes, DocxReport]:
    """Return the document as bytes, and the report on it."""
    language = options.spoken(draft)
    plain, mark = outlined(draft, call, figures, options)
    outline = spoken(plain, language)
    paper = Paper(outline.language, Notes(language))
    working = options.profile == "working"
    printer = Printer(paper, outline, tags=options.tags and not working)
    printer.print(mark)
    if working:
        add_findings(paper, check(draft, call), draft, call)
        add_comments(paper, draft.comments, language)
    describe(paper, outline.title or outline.acronym or outline.form, outline.acronym)
    paper.attach(sent_part(stamp(draft), printer.said))
    data = paper.data()
    notes = paper.notes.sentences(lambda where: place(where, draft, call))
    return data, DocxReport(len(data), len(list(paper.document.comments)), notes, stamp(draft))


def describe(paper: Paper, title: str, acronym: str) -> None:
    """Say title and acronym, and nothing of who made the file or when."""
    told = paper.document.core_properties
    told.title = paper.clean(title, "general/title")[:255]
    told.subject = paper.clean(acronym, "general/acronym")[:255]
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    told.language = paper.language
