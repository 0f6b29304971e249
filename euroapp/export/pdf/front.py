"""The cover: acronym, title, the facts of the proposal and its participants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from euroapp.export.pdf.blocks import Block, paragraph
from euroapp.export.pdf.inline import Span
from euroapp.export.pdf.key_figures import key_figures_block
from euroapp.export.pdf.style import ACRONYM, H4, NOTE, REMARK, SOFT, TITLE, Style
from euroapp.export.pdf.text import printable
from euroapp.export.pdf.typeset import Typesetter
from euroapp.language import say
from euroapp.outline.elements import Heading, Outline

_NAMED = replace(H4, colour=SOFT, before=0, after=10)
_KIND = Style(10.5, 14, SOFT, before=0, after=14)


def cover(outline: Outline, setter: Typesetter) -> Iterator[Block]:
    """Yield the blocks of the cover."""
    yield paragraph((Span(printable(outline.form, "", setter.notes)),), _KIND)
    for text, style, path in (
        (outline.acronym, ACRONYM, "general/acronym"),
        (outline.title, TITLE, "general/title"),
    ):
        if text:
            block = paragraph((Span(printable(text, path, setter.notes), style.face),), style)
            block.begins = block.ends = path
            yield block
    if outline.key_figures:
        yield key_figures_block(outline.key_figures, setter.notes)
    yield setter.facts(outline.cover)
    yield paragraph((Span(printable(outline.prevailing, "", setter.notes)),), NOTE)
    if outline.participants.rows:
        yield setter.table(outline.participants)
    else:
        nobody = setter.notes.language.put(say("No participant is entered yet."))
        yield paragraph((Span(nobody, REMARK.face),), REMARK)


def head(outline: Outline, setter: Typesetter) -> Iterator[Block]:
    """Yield the head of a small paper: what it is, the project, and its facts."""
    yield setter.heading(Heading(1, "", outline.form))
    acronym = "" if outline.title.startswith(outline.acronym) else outline.acronym
    named = ": ".join(filter(None, (acronym, outline.title)))
    if named:
        text = printable(" ".join(named.split()), "general/title", setter.notes)
        below = paragraph((Span(text, _NAMED.face),), _NAMED)
        below.keep = True
        yield below
    if outline.key_figures:
        yield key_figures_block(outline.key_figures, setter.notes)
    if outline.cover.rows:
        yield setter.facts(outline.cover)


def foot(outline: Outline, setter: Typesetter) -> Iterator[Block]:
    """Yield the end of a small paper: what is to be known of it."""
    if outline.prevailing:
        yield paragraph((Span(printable(outline.prevailing, "", setter.notes)),), replace(NOTE, before=8))
