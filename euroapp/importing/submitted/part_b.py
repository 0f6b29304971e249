"""Holds the written sections of Part B against the same sections of a PDF, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from euroapp.calls.call import Call
from euroapp.calls.form import Section, SectionKind
from euroapp.draft import Draft
from euroapp.figures import figures
from euroapp.folding import folded
from euroapp.importing.submitted.differing import Difference
from euroapp.importing.submitted.same import first_difference, in_line, plain, tight
from euroapp.importing.submitted.sheet import Sheets
from euroapp.language import language_of
from euroapp.live.values import LiveValues, Sort
from euroapp.prose import Picture, Runs, Table, parse

_LEAST = 12
"""Fewer letters between two marks do not tell where they stand."""
_BEGUN = 20
"""So many letters at the beginning or the end of a paragraph tell where it stands."""
_SHOWN = 40
"""Words of a paragraph that are told where it was not found."""
_REFERENCES = frozenset({Sort.TABLE, Sort.DRAWING, Sort.SECTION})
"""Live fields that print a number, which is known in a print only."""


@dataclass
class _Letters:
    """The letters of some lines, with the line of each."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def line_at(self, place: int) -> int:
        """Return the line in which a letter stands."""
        return self.lines[max(0, bisect_right(self.starts, place) - 1)]


class PartB:
    """Compares the narrative of a draft with the sections that a PDF holds."""

    def __init__(self, draft: Draft, call: Call, sheets: Sheets) -> None:
        """Look for the sections by their headings.

        Args:
            draft: what was to be submitted.
            call: its call.
            sheets: the lines of the file.

        """
        self._draft, self._sheets = draft, sheets
        self._values = LiveValues(draft, call, figures(draft, call))
        self._language = language_of(draft.general.language.strip())
        self.differing: list[Difference] = []
        self.missing: list[Difference] = []
        self.same = 0
        self.found: dict[str, tuple[int, int]] = {}
        sections = [one for one in call.form.sections() if one.kind is not SectionKind.TABLES]
        self._numbered = {one.id for one in sections if one.number}
        self._headings(sections, call)
        texts = {row.id: row.text for row in draft.narrative}
        for section in sections:
            if section.id not in self.found:
                continue
            if section.kind is SectionKind.SUMMARY:
                self._section("general/abstract", draft.general.abstract.split("\n"), section)
            elif texts.get(section.id, "").strip():
                chunks = list(self._chunks(texts[section.id]))
                self._section(f"narrative/{section.id}/text", chunks, section)

    @property
    def recognised(self) -> bool:
        """Tell whether this PDF holds sections of Part B."""
        return len(self.found) > 1

    @property
    def begin(self) -> int:
        """Return the line before which a Part A may stand: that of the first numbered section, or the end."""
        if not self.recognised:
            return len(self._sheets.lines)
        return min((first for key, (first, _) in self.found.items() if key in self._numbered), default=0)

    def _headings(self, sections: list[Section], call: Call) -> None:
        """Find where each section begins and ends."""
        names: dict[str, str] = {}
        for one in sections:
            if one.number:
                names[folded(f"{one.number} {one.title}")] = one.id
                names[folded(f"{one.number}. {one.title}")] = one.id
            else:
                names[folded(one.title)] = one.id
        form = call.form
        others = {folded(f"{one.number} {one.title}") for one in form.chapters}
        others |= {folded(f"{one.number} {one.title}") for one in form.sections()}
        starts: list[tuple[int, int, str]] = []
        lines = self._sheets.lines
        for number in range(len(lines)):
            for many in (1, 2):
                name = folded(self._sheets.text(number, min(number + many, len(lines))))
                if name in names:
                    starts.append((number, number + many, names[name]))
                    break
                if many == 1 and name in others:
                    starts.append((number, number + 1, ""))
                    break
        for place, (_, begin, section) in enumerate(starts):
            end = starts[place + 1][0] if place + 1 < len(starts) else len(lines)
            old = self.found.get(section)
            # The list of contents may name sections without a page; the section itself is longer.
            if section and (old is None or end - begin > old[1] - old[0]):
                self.found[section] = (begin, end)

    def _chunks(self, source: str) -> Iterator[str]:
        """Yield the stretches of a text that stand in a print as they are, one after the other."""
        prose = parse(source)
        for block in prose.blocks:
            if not isinstance(block, Picture | Table):
                yield from self._runs(block.runs)
        for note in prose.notes:
            yield from self._runs(note.runs)

    def _runs(self, runs: Runs) -> Iterator[str]:
        text = ""
        for run in runs:
            shown = self._values.shown(run.field) if run.field else None
            if run.note or (shown is not None and shown.sort in _REFERENCES):
                yield text
                text = ""
            else:
                text += run.text if shown is None else self._language.put(shown.words)
        yield text

    def _letters(self, first: int, end: int) -> _Letters:
        found = _Letters()
        parts: list[str] = []
        length = 0
        for number in range(first, end):
            here = tight(" ".join(piece.text for piece in self._sheets.lines[number]))
            found.starts.append(length)
            found.lines.append(number)
            parts.append(here)
            length += len(here)
        found.text = "".join(parts)
        return found

    def _section(self, path: str, chunks: list[str], section: Section) -> None:
        first, end = self.found[section.id]
        letters = self._letters(first, end)
        before = len(self.differing) + len(self.missing)
        for chunk in chunks:
            wanted = tight(chunk)
            if len(wanted) >= _LEAST and wanted not in letters.text:
                self._differ(path, chunk, letters, end)
        self.same += before == len(self.differing) + len(self.missing)

    def _differ(self, path: str, chunk: str, letters: _Letters, end: int) -> None:
        """Tell where a paragraph of the draft stands otherwise in the PDF, or that it does not."""
        wanted = tight(chunk)
        start = _place(wanted, letters.text)
        if start is None:
            words = in_line(plain(chunk)).split()
            told = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
            self.missing.append(Difference(path, in_line(chunk), None, None, "", told))
            return
        line = letters.line_at(start)
        last = letters.line_at(min(len(letters.text) - 1, start + len(wanted))) + 1
        text = self._sheets.text(line, min(end, last))
        # The paragraph may begin inside the line.
        ahead = start - letters.starts[letters.lines.index(line)]
        text = _without(text, ahead)
        parting = first_difference(chunk, text)
        page = self._sheets.page_of(letters.line_at(min(len(letters.text) - 1, start + parting.letters)))
        self.differing.append(
            Difference(path, in_line(chunk), in_line(text), page, "", parting.one, parting.other)
        )


def _place(wanted: str, text: str) -> int | None:
    """Return where a paragraph stands that differs somewhere; None where nothing of it is found."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
    if low >= min(_BEGUN, len(wanted) - 1):
        return text.index(wanted[:low])
    tail = wanted[-_BEGUN:]
    at = text.find(tail)
    return max(0, at + len(tail) - len(wanted)) if at >= 0 and len(wanted) > _BEGUN else None


def _without(text: str, letters: int) -> str:
    """Return a text without its first letters, counted without blanks and hyphens."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if len(tight(text[:middle])) < letters else (low, middle)
    return text[low:]
