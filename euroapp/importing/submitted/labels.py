"""The labels by which fields may stand in a PDF, as data, and the places where they do."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from euroapp.bundle import resource_path
from euroapp.calls.facts import Status
from euroapp.folding import folded
from euroapp.importing.submitted.sheet import Piece, Sheets
from euroapp.values import FieldPath, Frozen, Text

_NUMBER = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?|[-–•*▪])\s+(?=\D)")
"""What may stand before a label: the number of a question, or a bullet."""
_ENDS = " :*?.†"
_HINT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*[:*]*$")
"""What may stand behind a label: a hint in brackets."""
_UNIT = re.compile(r"[\s,/(]*(?:in )?(?:eur|euro|€)[)\s]*$")
_MOST_LINES = 6
"""Lines over which a label may go."""


class Labelled(Frozen):
    """The labels of one field, with their evidence."""

    path: Text
    """The pattern of its path, rows written as `*`."""
    labels: tuple[Text, ...]
    within: Text = ""
    """The part of a participant's block in which it stands; '' for the part before all others."""
    status: Status
    source: Text


class Column(Frozen):
    """The labels of a column of the budget, with their evidence."""

    key: Text
    labels: tuple[Text, ...]
    status: Status
    source: Text


class Labels(Frozen):
    """Everything that is known of how Part A names things."""

    note: Text
    fields: tuple[Labelled, ...]
    subsections: Mapping[Text, tuple[Text, ...]]
    columns: tuple[Column, ...]
    totals: tuple[Text, ...]
    sections: tuple[Text, ...]
    """Headings with which the blocks of participants end."""
    stops: tuple[Text, ...]
    """Labels of what is no field of a draft."""
    nothing: tuple[Text, ...]
    """Words that say that a field is empty."""
    prompts: tuple[Text, ...]
    """How words begin that ask for a value where there is none."""

    def means_nothing(self, text: str) -> bool:
        """Tell whether what stands in the place of a value says that there is none."""
        plain = folded(text)
        return plain in self.nothing or plain.startswith(self.prompts)


@cache
def labels() -> Labels:
    """Return what the program knows of labels."""
    return Labels.model_validate(json.loads(resource_path("part_a_labels.json").read_text("utf-8")))


def bare(text: str) -> str:
    """Return a label as it is compared: folded, without number, colon, star and unit."""
    plain = _NUMBER.sub("", folded(text)).strip(_ENDS)
    return _UNIT.sub("", plain).strip(_ENDS)


@dataclass(frozen=True)
class Mark:
    """A label where it stands."""

    keys: frozenset[str]
    """What it may name."""
    pieces: tuple[Piece, ...]
    """One for each line it goes over."""
    inline: str = ""
    """What stands behind it in the same piece."""
    weak: bool = False
    """It runs on into other words without a sign between: it may be no label."""

    @property
    def first(self) -> Piece:
        """Return where it begins."""
        return self.pieces[0]

    @property
    def last(self) -> Piece:
        """Return where it ends."""
        return self.pieces[-1]

    @property
    def left(self) -> float:
        """Return its left edge, in points."""
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        """Return its right edge, in points."""
        return max(piece.right for piece in self.pieces)


def _line(mark: Mark) -> int:
    return mark.first.line


class Marks:
    """All labels of a file, where they stand."""

    def __init__(self, sheets: Sheets, names: Mapping[str, Iterable[str]]) -> None:
        """Look for labels.

        Args:
            sheets: the lines of the file.
            names: labels by what they name.

        """
        self._keys: defaultdict[str, set[str]] = defaultdict(set)
        for key, words in names.items():
            for word in words:
                self._keys[bare(word)].add(key)
        self._begin: defaultdict[str, list[str]] = defaultdict(list)
        for label in self._keys:
            self._begin[label.partition(" ")[0]].append(label)
        self.sheets = sheets
        self.all = tuple(self._found())
        self._pieces = {id(piece) for mark in self.all if not mark.weak for piece in mark.pieces}

    def of(self, key: str, first: int = 0, end: int | None = None) -> list[Mark]:
        """Return the labels that may name something, in some lines of the file."""
        some = self._by_key.get(key, [])
        last = len(self.sheets.lines) if end is None else end
        begin = bisect_left(some, first, key=_line)
        return some[begin : bisect_left(some, last, begin, key=_line)]

    def leave_out(self, lines: frozenset[int]) -> None:
        """Look for no label in some lines any more."""
        self.all = tuple(mark for mark in self.all if mark.first.line not in lines)
        self.__dict__.pop("_by_key", None)

    def holds(self, piece: Piece) -> bool:
        """Tell whether a piece is a label, or part of one."""
        return id(piece) in self._pieces

    @cached_property
    def _by_key(self) -> dict[str, list[Mark]]:
        found: defaultdict[str, list[Mark]] = defaultdict(list)
        for mark in self.all:
            for key in mark.keys:
                found[key].append(mark)
        return found

    def _found(self) -> Iterator[Mark]:
        taken: set[int] = set()
        for piece in self.sheets.pieces:
            if id(piece) in taken:
                continue
            mark = self._mark(piece)
            if mark is not None:
                taken.update(map(id, mark.pieces))
                yield mark

    def _mark(self, piece: Piece) -> Mark | None:
        """Return the label that begins with a piece."""
        plain = bare(piece.text)
        hinted = bare(_HINT.sub("", piece.text))
        for whole in (plain, hinted):
            if whole in self._keys:
                longer = self._over_lines(piece, whole)
                return longer or Mark(frozenset(self._keys[whole]), (piece,))
        head, colon, rest = piece.text.partition(":")
        if colon and bare(head) in self._keys:
            return Mark(frozenset(self._keys[bare(head)]), (piece,), rest.strip())
        question, asked, answer = piece.text.partition("?")
        if asked and bare(question) in self._keys:
            return Mark(frozenset(self._keys[bare(question)]), (piece,), answer.strip(" :"))
        return self._over_lines(piece, plain) or self._run_on(piece)

    def _over_lines(self, piece: Piece, plain: str) -> Mark | None:
        """Return a label that goes on in the lines below, as in a narrow column."""
        begun = [one for one in self._begin.get(plain.partition(" ")[0], ()) if len(one) > len(plain)]
        begun = [one for one in begun if one.startswith(plain)]
        pieces, text = [piece], piece.text
        while begun and len(pieces) < _MOST_LINES:
            below = self._below(pieces[-1])
            if below is None:
                return None
            pieces.append(below)
            text = f"{text} {below.text}"
            joined = bare(text)
            if joined in self._keys:
                return Mark(frozenset(self._keys[joined]), tuple(pieces))
            for sign in "?:":
                head, asked, rest = text.partition(sign)
                if asked and bare(head) in self._keys:
                    return Mark(frozenset(self._keys[bare(head)]), tuple(pieces), rest.strip(" :"))
            begun = [one for one in begun if one.startswith(joined)]
        return None

    def _below(self, piece: Piece) -> Piece | None:
        """Return the piece that goes on below another in the same column and dress."""
        for line in self.sheets.lines[piece.line + 1 : piece.line + 4]:
            for one in line:
                near = one.page == piece.page and one.top - piece.bottom < 0.6 * piece.height
                centred = abs((one.left + one.right) - (piece.left + piece.right)) < 6
                beside = abs(one.left - piece.left) < 3 or abs(one.right - piece.right) < 3 or centred
                if near and beside and one.like(piece):
                    return one
        return None

    def _run_on(self, piece: Piece) -> Mark | None:
        """Return a label behind which its value follows without any sign, such as `PIC 999999999`."""
        words = piece.text.split(" ")
        for count in range(min(len(words) - 1, 8), 0, -1):
            head = bare(" ".join(words[:count]))
            if head in self._keys:
                rest = " ".join(words[count:])
                return Mark(frozenset(self._keys[head]), (piece,), rest, weak=True)
        return None


def paths_of(found: Labels) -> dict[FieldPath, Labelled]:
    """Return the labels by the pattern of the field they name."""
    return {one.path: one for one in found.fields}
