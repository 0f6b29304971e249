"""The fields of a DOCX text: which are open, and what becomes of the words inside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from euroapp.importing.texts.account import Fate
from euroapp.importing.texts.markup import Element

_LINK_CODE = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
_CONTENTS_CODE = re.compile(r"\s*(?:TOC|TOA|INDEX)\b", re.IGNORECASE)


@dataclass
class Field:
    """A field that is being read: first its code, then what it shows."""

    begin: Element
    code: str = ""
    shown: bool = False


class Fields:
    """The fields that are open.

    A field may go over many paragraphs, as a table of contents does, but ends in the cell, the box or the
    note where it begins. One that never ends would swallow all words behind it. That is known only when they
    have been read, so it is named in `unended`, and the text is read again with such beginnings in `loose`.
    """

    def __init__(self, loose: Collection[int] = ()) -> None:
        """Begin with none open; `loose` are the beginnings, by identity, that have no end."""
        self._open: list[Field] = []
        self._floor = 0
        self._loose = loose
        self.unended: set[int] = set()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Read a place in which fields neither begin nor end for what stands outside of it."""
        outer, self._floor = self._floor, len(self._open)
        yield
        self.unended |= {id(one.begin) for one in self._open[self._floor :]}
        del self._open[self._floor :]
        self._floor = outer

    @contextmanager
    def simple(self, element: Element) -> Iterator[None]:
        """Read what a field shows that has its code beside it."""
        self._open.append(Field(element, element.get("w:instr"), shown=True))
        with self.apart():
            yield

    def begin(self, element: Element) -> None:
        """Open a field, unless it is known to have no end."""
        if id(element) not in self._loose:
            self._open.append(Field(element))

    def add_code(self, words: str) -> None:
        """Add to the code of the innermost field."""
        if self._inner:
            self._open[-1].code += words

    def show(self) -> None:
        """Go from the code of the innermost field to what it shows."""
        if self._inner:
            self._open[-1].shown = True

    def end(self) -> bool:
        """Close the innermost field, if any; tell whether words came of which a reader should know."""
        if not self._inner:
            return False
        ended = self._open.pop()
        known = _LINK_CODE.match(ended.code) or _CONTENTS_CODE.match(ended.code)
        return ended.shown and not known and self.fate() is Fate.TAKEN

    @property
    def _inner(self) -> bool:
        return len(self._open) > self._floor

    def fate(self) -> Fate:
        """Return what becomes of words here."""
        if any(not one.shown for one in self._open):
            return Fate.CODE
        if any(_CONTENTS_CODE.match(one.code) for one in self._open):
            return Fate.CONTENTS
        return Fate.TAKEN

    def link(self) -> str:
        """Return the address to which words lead here, or ''."""
        return next((found[1] for one in self._open if (found := _LINK_CODE.match(one.code))), "")
