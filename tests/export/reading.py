"""Writes a draft as PDF and reads it back with pdfium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.narrative import NarrativeSection
from euroapp.draft.risks import Risk
from euroapp.export.compliance import texts, unseen
from euroapp.export.compliance.filed import read
from euroapp.export.compliance.sheets import Sheet
from euroapp.export.pdf.document import Document, build
from euroapp.export.pdf.typeset import Tags
from euroapp.export.proposal import ExportReport, Options, export_pdf
from euroapp.export.verdict import Item
from euroapp.figures import figures
from euroapp.language import ENGLISH, Language
from euroapp.outline.elements import Outline
from euroapp.outline.proposal import outline
from tests.builders import an_example, call_of

CALL = "smp-cosme-2021-cluster-01"
MM = 72 / 25.4


def saved(draft: Draft, path: Path, profile: str = "working", **wish: bool) -> ExportReport:
    call = load_call(CALL)
    options = Options(profile, insist=True, **wish)  # type: ignore[arg-type]
    return export_pdf(draft, call, figures(draft, call), path, options)


@cache
def example_print(profile: str = "working", **wish: bool) -> tuple[bytes, ExportReport]:
    """The file of the example and what is known about it, made once: the same draft is the same file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.pdf"
        report = saved(an_example(), path, profile, **wish)
        return path.read_bytes(), report


def read_back(
    printed: Outline, draft: Draft, tags: Tags = Tags.NONE, language: Language = ENGLISH
) -> list[Item]:
    """What the reader says of texts, values and visible letters in a print of an outline of a draft."""
    document = build(printed, tags=tags, language=language)
    filed = read(document.data)
    return [*_judged(document, draft, language, filed.sheets), unseen.judge(filed)]


def texts_back(printed: Outline, draft: Draft) -> list[Item]:
    """What the reader says of texts and values alone, which follows no more of the file than these need."""
    return _judged(build(printed), draft)


def _judged(
    document: Document, draft: Draft, language: Language = ENGLISH, sheets: Sequence[Sheet] = ()
) -> list[Item]:
    data, pages = document.data, document.pages
    call = call_of(draft)
    return [*texts.judge(data, pages, draft, call, working=False, language=language, sheets=sheets)]


def texts_proven(draft: Draft) -> list[Item]:
    """What the reader says of texts and values in a print of a draft."""
    call = call_of(draft)
    return texts_back(outline(draft, call, figures(draft, call)), draft)


def proven(draft: Draft, language: Language = ENGLISH) -> list[Item]:
    """What the reader says of a print of a draft, made without checks or a file."""
    call = call_of(draft)
    return read_back(outline(draft, call, figures(draft, call)), draft, language=language)


def file_of(draft: Draft) -> bytes:
    """A print of a draft without a mark, made without checks and not read back."""
    call = call_of(draft)
    return build(outline(draft, call, figures(draft, call))).data


def drawn(draft: Draft) -> Printed:
    """The same, for looking at its pages."""
    return Printed(file_of(draft))


class Printed:
    """A PDF as pdfium sees it, from its file or bytes."""

    def __init__(self, path: Path | bytes) -> None:
        self.document = pdfium.PdfDocument(path)
        self.pages = [page.get_textpage() for page in self.document]
        self.text = [page.get_text_range() for page in self.pages]
        self.bodies = [
            page.get_text_bounded(0, 60, size[0], size[1] - 60)
            for page, size in zip(self.pages, self.sizes, strict=True)
        ]

    @property
    def sizes(self) -> list[tuple[float, float]]:
        return [page.get_size() for page in self.document]

    @property
    def letters(self) -> str:
        """All text without white space and hyphens."""
        return squeezed("".join(self.bodies))

    def smallest_font(self) -> float:
        sizes = []
        for page in self.document:
            for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
                size = ctypes.c_float()
                pdfium_c.FPDFTextObj_GetFontSize(item, size)
                sizes.append(size.value)
        return min(sizes)

    def outside(self, margin: float) -> list[tuple[int, str]]:
        """Text that lies nearer to the edge of its page than the margin."""
        found = []
        for number, page in enumerate(self.document, 1):
            wide, high = page.get_size()
            for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = item.get_bounds()
                if left < margin or bottom < margin or right > wide - margin or top > high - margin:
                    found.append((number, f"{left:.0f} {bottom:.0f} {right:.0f} {top:.0f}"))
        return found


def squeezed(text: str) -> str:
    return re.sub(r"[\s\-\u00ad\u2010\u2011\ufffe\ufffd\u0002]+", "", text)


def small(text: str) -> Draft:
    """A draft that prints one text in every way there is."""
    return Draft(
        narrative=(NarrativeSection(id="background", text=text),),
        risks=(Risk(id="r1", description=text, mitigation="None."),),
    ).replace(general={"acronym": text[:60], "title": text, "abstract": text})
