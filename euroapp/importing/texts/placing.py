"""Which part of a text goes to which section: by the numbers and titles of headings, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from euroapp.calls.form import Form, Section
from euroapp.folding import folded
from euroapp.importing.texts.account import visible
from euroapp.importing.texts.pieces import Kind, Piece, words_of

_NUMBERED = re.compile(
    r"(?:(?:section|chapter|part)\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})\.?[\s:)\-–—]*(.*)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_ALIKE = 0.6
"""Share of common words from which on two titles of one number are the same."""
_LONGEST_TITLE = 200
_OWN_LEVELS = 2
"""Headings down to this level can be placed by themselves where the one above them names no section."""


@dataclass(frozen=True)
class Part:
    """A stretch of a text below one heading, or before the first."""

    heading: Piece | None
    """None for what stands before the first heading."""
    pieces: tuple[Piece, ...]
    section: str = ""
    """The id of the section whose heading this is; '' for none."""
    chapter: bool = False
    """Its heading is that of a chapter of the form."""

    @property
    def title(self) -> str:
        """Return the heading with its number, '' before the first one."""
        if self.heading is None:
            return ""
        return " ".join(f"{self.heading.sign} {words_of(self.heading.runs)}".split())

    @property
    def all_pieces(self) -> tuple[Piece, ...]:
        """Return the pieces with the heading before them."""
        return self.pieces if self.heading is None else (self.heading, *self.pieces)


@dataclass(frozen=True)
class Title:
    """A heading as it is compared: number and folded words."""

    number: str
    words: str


def titled(text: str) -> Title:
    """Return number and words of a heading."""
    line = " ".join(text.split())
    found = _NUMBERED.fullmatch(line)
    if found is None:
        return Title("", _plain(line))
    return Title(found[1], _plain(found[2]))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))


def section_for(title: Title, sections: Iterable[Section]) -> str:
    """Return the id of the section that a heading names; '' where none is sure.

    A title that is the same counts by itself; a number only with a title that says much the same, or with
    none: the chapters of another document have numbers too.
    """
    known = [(one.id, Title(one.number, _plain(one.title))) for one in sections]
    same = [(key, one) for key, one in known if title.words and one.words == title.words]
    if len(same) > 1:
        same = [(key, one) for key, one in same if one.number == title.number]
    if same:
        return same[0][0] if len(same) == 1 else ""
    numbered = [
        key
        for key, one in known
        if title.number and one.number == title.number and (not title.words or _alike(title.words, one.words))
    ]
    return numbered[0] if len(numbered) == 1 else ""


def _alike(one: str, other: str) -> bool:
    ours, theirs = set(_WORD.findall(one)), set(_WORD.findall(other))
    return bool(ours and theirs) and len(ours & theirs) >= _ALIKE * min(len(ours), len(theirs))


def parts_of(pieces: Sequence[Piece], form: Form) -> list[Part]:
    """Return the parts of a text in order; each piece is in exactly one.

    A heading that names a section begins a part, and so does every further heading that is not below such a
    one. Headings below stay inside.
    """
    sections = form.narratives()
    titles = {_plain(f"{one.number} {one.title}"): one.id for one in sections if one.number}
    parts: list[Part] = []
    level = 0
    for piece in (_as_heading(one, titles) for one in pieces):
        if piece.kind is not Kind.HEADING:
            parts = parts or [Part(None, ())]
            parts[-1] = replace(parts[-1], pieces=(*parts[-1].pieces, piece))
            continue
        title = titled(f"{piece.sign} {words_of(piece.runs)}")
        section = section_for(title, sections)
        if not section and parts and piece.level > level and _keeps(parts[-1], piece):
            parts[-1] = replace(parts[-1], pieces=(*parts[-1].pieces, piece))
            continue
        level = piece.level
        parts.append(Part(piece, (), section, not section and _is_chapter(title, form)))
    return parts


def _keeps(part: Part, heading: Piece) -> bool:
    """Tell whether a deeper heading stays inside a part, and goes where that goes."""
    if part.heading is None or part.chapter:
        return False
    return bool(part.section) or heading.level > _OWN_LEVELS


def _as_heading(piece: Piece, titles: dict[str, str]) -> Piece:
    """Return a paragraph that says just number and title of a section as the heading that it is meant for."""
    if piece.kind not in {Kind.PARAGRAPH, Kind.ITEM} or len(piece.words) > _LONGEST_TITLE:
        return piece
    words = f"{piece.sign.strip('-')} {piece.words}"
    if visible(words) and _plain(words) in titles:
        return Piece(Kind.HEADING, piece.runs, 1, piece.sign.strip("-"))
    return piece


def _is_chapter(title: Title, form: Form) -> bool:
    return bool(title.words) and title.words in {_plain(one.title) for one in form.chapters}
