"""What stands in the place of a label: behind it, beside it or below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from euroapp.importing.submitted.labels import Mark, Marks
from euroapp.importing.submitted.sheet import Piece

_TIGHT = 0.14
"""Lines nearer than so many heights belong to one text, whatever stands beside them."""
_CLOSE = 0.5
"""Lines further apart than so many heights stand in different cells, or in different paragraphs."""
_LOOSE = 2.2
"""Paragraphs further apart than so many heights belong to different texts."""
_FIRST_BELOW = 2.2
"""What stands further below a label than so many heights is not its value."""
_SLIP = 3.0
"""Points by which the left edges of lines of one text may differ."""
_MOST_LINES = 400


@dataclass(frozen=True)
class Reading:
    """A value as it stands in a file."""

    kind: str
    """`inline`, `right` or `below`: where it stands from its label."""
    lines: tuple[str, ...]
    page: int
    """Where it begins, counted from 1."""
    pages: tuple[int, ...] = ()
    """Of each line."""

    @property
    def text(self) -> str:
        """Return its lines, with line ends."""
        return "\n".join(self.lines)


class Values:
    """Reads what stands in the places of labels."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._lines = marks.sheets.lines

    def of(self, mark: Mark, end: int, *, long: bool = False) -> Iterator[Reading]:
        """Yield what may be the value of a label, the likeliest first.

        Args:
            mark: where the label stands.
            end: the line before which it must begin and end.
            long: it may go on overleaf.

        """
        if mark.inline:
            goes_on = self._below(mark, end, long=long, beside=True)
            lines = (mark.inline, *goes_on.lines)
            page = mark.last.page
            yield Reading("inline", lines, page, (page, *goes_on.pages))
            return
        yield from self._right(mark, end, long=long)
        yield self._below(mark, end, long=long, beside=False)

    def _limit(self, mark: Mark, after: float) -> float:
        """Return the left edge of what stands beside a value in the line of its label."""
        edges = [piece.left for piece in self._lines[mark.first.line] if piece.left > after + 1]
        return min(edges, default=float("inf"))

    def _right(self, mark: Mark, end: int, *, long: bool) -> Iterator[Reading]:
        """Yield what stands beside a label: the lines close to it, and all to the next label below."""
        beside = self._beside(mark)
        if beside is None or self._marks.holds(beside):
            return
        limit = self._next_label(mark, beside)
        up = self._up(mark, beside, limit)
        close = self._down(mark, beside, limit, end, _CLOSE, long=long)
        yield _reading("right", close)
        if up:
            yield _reading("right", [*up, *close])
        whole = self._down(mark, beside, limit, end, _LOOSE, long=long)
        if len(whole) > len(close):
            yield _reading("right", whole)

    def _beside(self, mark: Mark) -> Piece | None:
        """Return what stands right of a label: in one of its lines, or else between two lines."""
        own = [part.line for part in mark.pieces]
        for number in (*own, own[0] - 1, own[-1] + 1):
            for piece in self._lines[number] if 0 <= number < len(self._lines) else ():
                level = piece.top < mark.last.bottom and piece.bottom > mark.first.top
                same = piece.page == mark.first.page and (number in own or level)
                if same and piece.left > mark.right - 1 and not self._is_part(mark, piece):
                    return piece
        return None

    def _is_part(self, mark: Mark, piece: Piece) -> bool:
        return any(piece is part for part in mark.pieces)

    def _next_label(self, mark: Mark, beside: Piece) -> float:
        rest = (one for one in self._lines[beside.line] if one.left > beside.left + 1)
        return next((one.left - 1 for one in rest if self._marks.holds(one)), float("inf"))

    def _down(
        self, mark: Mark, start: Piece, limit: float, end: int, room: float, *, long: bool
    ) -> list[list[Piece]]:
        """Return the lines of a value from one of its pieces on downwards."""
        found: list[list[Piece]] = []
        last = start
        gutter = (mark.left - _SLIP, start.left - _SLIP)
        for number in range(start.line, min(end, start.line + _MOST_LINES)):
            line = self._lines[number]
            here = [one for one in line if start.left - _SLIP <= one.left < limit]
            if found:
                if line[0].page != last.page and not (long and line[0].page == last.page + 1):
                    break
                if any(one.between(*gutter) and not self._is_part(mark, one) for one in line) and (
                    self._begins_row(mark, line, gutter, last)
                ):
                    break
                if here and (self._marks.holds(here[0]) or _far(here[0], last, room)):
                    break
            if here:
                found.append(here)
                last = here[-1]
        return found

    def _begins_row(
        self, mark: Mark, line: tuple[Piece, ...], gutter: tuple[float, float], last: Piece
    ) -> bool:
        """Tell whether what stands in the column of labels is another label, not the end of this one."""
        beside = next(one for one in line if one.between(*gutter) and not self._is_part(mark, one))
        if self._marks.holds(beside) or beside.page != mark.last.page:
            return True
        return beside.top - max(mark.last.bottom, 0) > _TIGHT * beside.height or not beside.like(mark.last)

    def _up(self, mark: Mark, start: Piece, limit: float) -> list[list[Piece]]:
        """Return the lines of a value above its label, as in cells whose texts stand at the bottom."""
        found: list[list[Piece]] = []
        gutter = (mark.left - _SLIP, start.left - _SLIP)
        last = start
        for number in range(start.line - 1, max(-1, start.line - _MOST_LINES), -1):
            line = self._lines[number]
            here = [one for one in line if start.left - _SLIP <= one.left < limit]
            if line[0].page != start.page or (not here and line[0].bottom < last.top - last.height):
                break
            if here and (last.top - here[0].bottom > _CLOSE * last.height or not here[0].like(start)):
                break
            if any(one.between(*gutter) and not self._is_part(mark, one) for one in line):
                # Such lines belong to the row above where they touch it.
                return [] if here else found
            if here:
                found.insert(0, here)
                last = here[0]
        return found

    def _below(self, mark: Mark, end: int, *, long: bool, beside: bool) -> Reading:
        """Return what stands below a label; nothing where another label follows at once."""
        left = mark.left - _SLIP
        limit = self._limit(mark, mark.right) - 1
        found: list[list[Piece]] = []
        last = mark.last
        for number in range(mark.last.line + 1, min(end, mark.last.line + _MOST_LINES)):
            line = self._lines[number]
            turned = line[0].page != last.page
            # A label may stand at the foot of a page, and its value overleaf.
            if turned and not ((long or not found) and line[0].page == last.page + 1):
                break
            here = [one for one in line if one.right > left + 2 * _SLIP and one.left < limit]
            if not here:
                continue
            first = here[0]
            room = _FIRST_BELOW if not (found or beside) else _LOOSE / 2 if long else 0.9
            if self._marks.holds(first) or (not turned and first.top - last.bottom > room * last.height):
                break
            if first.left < left or (found and not first.like(found[0][0])):
                break
            # Labels may be dressed otherwise than values in the same line.
            if beside and not found and first.font != mark.last.last_font:
                break
            if any(self._marks.holds(one) for one in here):
                break
            found.append(here)
            last = here[-1]
        return _reading("below", found, mark.last.page)


def _far(piece: Piece, last: Piece, room: float) -> bool:
    return piece.page == last.page and piece.top - last.bottom > room * last.height


def _reading(kind: str, lines: list[list[Piece]], page: int = 0) -> Reading:
    texts = tuple(" ".join(piece.text for piece in line) for line in lines)
    pages = tuple(line[0].page for line in lines)
    return Reading(kind, texts, pages[0] if pages else page, pages)
