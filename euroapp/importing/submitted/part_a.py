"""Holds the fields of Part A against what a PDF says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.figures import figures
from euroapp.figures.budget import BudgetFigures
from euroapp.folding import folded
from euroapp.importing.submitted.blocks import Blocks, blocks_of, marks_in
from euroapp.importing.submitted.differing import Difference
from euroapp.importing.submitted.labels import Labels, Mark, Marks, labels
from euroapp.importing.submitted.listed import Lists, lists_of
from euroapp.importing.submitted.same import agrees, first_difference, in_line, is_long
from euroapp.importing.submitted.sheet import Sheets
from euroapp.importing.submitted.tables import TOTAL, amounts_of, heads_of
from euroapp.importing.submitted.values import Reading, Values
from euroapp.importing.submitted.wanted import Wanted, is_yes_no, names_of, wanted_of
from euroapp.language import say
from euroapp.reading.field import read
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.values import ZERO, total
from euroapp.wording.values import Names, show

LEAST = 3
"""So many fields with their labels are a Part A, where one of them says the same."""
_MANY = 8
"""So many are one where none does: that of another proposal, perhaps."""
_MOST_WEAK = 12
"""Words behind a label without a sign between that can still be a value."""
_ALIKE = "right"


@dataclass(frozen=True)
class _Place:
    """A label of a wanted field, with what may be its value."""

    mark: Mark
    readings: tuple[Reading, ...]


class PartA:
    """Compares a draft with the labelled values of a PDF."""

    def __init__(self, draft: Draft, call: Call, sheets: Sheets) -> None:
        """Look for labels and participants.

        Args:
            draft: what was to be submitted.
            call: its call.
            sheets: the lines of the file.

        """
        self._draft, self._call, self._sheets = draft, call, sheets
        self._known = Names(draft, call)
        self._data: Labels = labels()
        self._marks = Marks(sheets, names_of(draft, call, self._data))
        self._values = Values(self._marks)
        self._lists: Lists = lists_of(sheets, self._marks, self._named())
        self._marks.leave_out(self._lists.lines)
        self._blocks: Blocks = blocks_of(sheets, self._marks, draft.partners, self._data, self._lists.lines)
        self._heads = heads_of(sheets, self._marks)
        self.differing: list[Difference] = []
        self.missing: list[Difference] = []
        self.same = 0
        self._compare()

    @property
    def recognised(self) -> bool:
        """Tell whether this PDF holds a Part A at all."""
        found = self.same + len(self.differing)
        return found >= (LEAST if self.same else _MANY)

    def _named(self) -> dict[int, str]:
        """Return the lines in which a participant is named."""
        by_pic = {one.pic: one.id for one in self._draft.partners if one.pic}
        named = {
            number: by_pic[word]
            for number, line in enumerate(self._sheets.lines)
            for piece in line
            for word in piece.text.split()
            if word in by_pic
        }
        by_name = {folded(one.legal_name): one.id for one in self._draft.partners if one.legal_name}
        by_name |= {folded(one.short_name): one.id for one in self._draft.partners if one.short_name}
        for piece in self._sheets.pieces:
            who = by_name.get(folded(piece.text))
            near = (named.get(piece.line + step) for step in (-1, 1))
            if who and piece.line not in named and who not in near:
                named[piece.line] = who
        return named

    def _compare(self) -> None:
        wanted = list(wanted_of(self._draft, self._call, self._data))
        placed = [(one, self._places(one)) for one in wanted]
        votes = Counter(kind for one, places in placed for kind in self._votes(one, places))
        kind = votes.most_common(1)[0][0] if votes else _ALIKE
        # Who has only a row in some table, or a cover only, has no Part A that could lack a field.
        found = Counter(one.partner for one, places in placed if places)
        looked = Counter(one.partner for one, _ in placed if one.value not in (None, "", ()))
        listed = {(cell.partner, cell.key): cell for cell in self._lists.cells}
        for one, places in placed:
            cell = listed.get((one.partner, one.key)) if one.key.count("*") == 1 else None
            if cell is not None and not agrees(one.spec, one.value, cell.text, self._known):
                self._differ(one, Reading("cell", (cell.text,), cell.page, (cell.page,)))
                continue
            if not places:
                if cell is not None:
                    self.same += 1
                elif (
                    found[one.partner] * 3 > looked[one.partner]
                    and one.value not in (None, "", ())
                    and not one.key.startswith(_ASKED)
                ):
                    self._miss(one)
                continue
            self._judge(one, places, kind)
        self._participants()
        self._budget()

    def _places(self, one: Wanted) -> list[_Place]:
        """Return the labels under which a field may stand, those first that surely are labels."""
        if one.partner:
            stretches = self._blocks.stretches.get(one.partner, ())
            some = [pair for part in stretches for pair in marks_in(self._marks, part, one.key, one.within)]
        else:
            ends = len(self._sheets.lines)
            general = self._blocks.general
            some = [(mark, general) for mark in self._marks.of(one.key, 0, general)]
            some = some or [(mark, ends) for mark in self._marks.of(one.key, general)]
        some = [pair for pair in some if not self._in_head(pair[0])]
        sure = [pair for pair in some if not pair[0].weak]
        weak = [pair for pair in some if pair[0].weak and self._may_be(pair[0])]
        kept = sure or weak
        if one.key.count("*") > 1:
            kept = kept[one.row : one.row + 1]
        places = [
            _Place(mark, tuple(self._values.of(mark, end, long=is_long(one.spec)))) for mark, end in kept
        ]
        if one.key == "general/fixed_keywords":
            return _together(places)
        return places

    def _in_head(self, mark: Mark) -> bool:
        line = mark.first.line
        return any(head.first <= line <= head.last for head in self._heads)

    def _may_be(self, mark: Mark) -> bool:
        first = self._sheets.lines[mark.first.line][0]
        return first is mark.first and len(mark.inline.split()) <= _MOST_WEAK

    def _votes(self, one: Wanted, places: Sequence[_Place]) -> Iterator[str]:
        """Yield how values stand from their labels, where they are those of the draft."""
        if one.value in (None, "", ()) or is_yes_no(one.spec):
            return
        for place in places[:1]:
            for reading in place.readings:
                if reading.kind != "inline" and self._agrees(one, reading):
                    yield reading.kind
                    break

    def _agrees(self, one: Wanted, reading: Reading) -> bool:
        if agrees(one.spec, one.value, reading.text, self._known):
            return True
        typed = (
            one.spec.numeric or one.spec.digits or one.spec.choice is not None or one.spec.enum is not None
        )
        return bool(
            typed and agrees(one.spec, one.value, reading.lines[0] if reading.lines else "", self._known)
        )

    def _judge(self, one: Wanted, places: Sequence[_Place], kind: str) -> None:
        place = next((some for some in places if any(one.text.strip() for one in some.readings)), places[0])
        likely = _likely(place.readings, kind, self._said(one))
        if self._data.means_nothing(likely.text):
            likely = Reading(likely.kind, (), likely.page)
        if one.value in (None, "", ()):
            if likely.kind in {kind, "inline"} and likely.text and not place.mark.weak:
                self._differ(one, likely)
            return
        tried = (likely,) if is_yes_no(one.spec) else (likely, *place.readings)
        if any(self._agrees(one, reading) for reading in tried):
            self.same += 1
        elif is_yes_no(one.spec) and not self._understood(one, likely):
            self._miss(one)
        else:
            self._differ(one, likely)

    def _understood(self, one: Wanted, reading: Reading) -> bool:
        try:
            return read(one.spec, in_line(reading.text), self._known) is not None
        except (Ambiguous, Unreadable):
            return False

    def _said(self, one: Wanted) -> str:
        return show(one.spec, one.value, self._known) if one.value not in (None, "", ()) else ""

    def _differ(self, one: Wanted, reading: Reading) -> None:
        said, page = self._said(one), reading.page
        parts = ("", "")
        if is_long(one.spec) and said and reading.text:
            said = str(one.value)
            parting = first_difference(said, reading.text)
            parts, page = (parting.one, parting.other), _page_at(reading, parting.letters)
        self.differing.append(Difference(one.path, said, in_line(reading.text), page, "", *parts))

    def _miss(self, one: Wanted) -> None:
        self.missing.append(Difference(one.path, self._said(one), None, None))

    def _participants(self) -> None:
        """Tell of participants that the PDF does not name, and of numbers that no participant has."""
        stretches = {*self._blocks.stretches, *(cell.partner for cell in self._lists.cells)}
        if not stretches and not self._blocks.unknown:
            return
        for partner in self._draft.partners:
            if partner.id not in stretches:
                name = partner.legal_name or partner.short_name
                self.missing.append(Difference(f"partners/{partner.id}", name, None, None))
        for pic, line in self._blocks.unknown:
            page = self._sheets.page_of(line) if line < len(self._sheets.lines) else None
            said = say("PIC {pic}, which no participant of the draft has", pic=pic)
            self.differing.append(Difference("partners", "", said, page))

    def _budget(self) -> None:
        """Hold the table of the budget against the sums of the draft."""
        budget = figures(self._draft, self._call).budget
        spec = field_at("partners/*/requested_contribution")
        heads = {one.key: one.labels[0] for one in self._data.columns}
        for amount in amounts_of(self._sheets, self._heads, self._draft.partners, self._data.totals):
            value = self._sum(budget, amount.partner, amount.column)
            if value is None:
                continue
            text = "0" if amount.text.strip() in {"-", "–"} else amount.text
            if agrees(spec, value, text, self._known):
                self.same += 1
                continue
            partner = next((one for one in self._draft.partners if one.id == amount.partner), None)
            name = partner.short_name if partner is not None else say("Total")
            path = "page/budget"
            if amount.column == "requested" and partner is not None:
                path = f"partners/{partner.id}/requested_contribution"
                if any(one.path == path for one in self.differing):
                    continue
            what = say("{column}, {name}", column=heads[amount.column], name=name)
            said = show(spec, value, self._known)
            self.differing.append(Difference(path, said, in_line(amount.text), amount.page, what))

    def _sum(self, budget: BudgetFigures, partner: str, column: str) -> Decimal | None:
        """Return what the draft comes to in a cell of that table; None where its call has no such column."""
        line = None if partner == TOTAL else budget.partner(partner)
        if line is None and partner != TOTAL:
            return None
        costs = budget.total if line is None else line.costs
        if column == "total":
            return costs.total
        if column == "maximum":
            return budget.grant_maximum if line is None else line.maximum
        if column == "requested":
            return budget.grant_requested if line is None else line.requested
        if column == "E":
            return costs.indirect
        keys = [one.key for one in self._call.pack.cost_categories if one.key.startswith(column)]
        return total(costs.by_category.get(key, ZERO) for key in keys) if keys else None


_ASKED = ("declarations/", "answers/")
"""Questions that are known by the words of this program only: the Portal has words of its own."""


def _likely(readings: Sequence[Reading], kind: str, said: str) -> Reading:
    """Return the reading that fits the layout; of several the one that goes furthest with the draft."""
    fitting = [one for one in readings if one.kind in {"inline", kind} and one.text.strip()]
    if fitting:
        return max(fitting, key=lambda one: first_difference(said, one.text).letters if said else 0)
    if any(reading.kind == kind for reading in readings):
        return next(reading for reading in readings if reading.kind == kind)
    return Reading(kind, (), readings[0].page if readings else 1)


def _together(places: list[_Place]) -> list[_Place]:
    """Return the values of several labels of one field as one, such as `Fixed keyword 1` and the next."""
    if len(places) < 2:
        return places
    found: dict[str, list[Reading]] = {}
    for place in places:
        for reading in place.readings:
            found.setdefault(reading.kind, []).append(reading)
    joined = tuple(
        Reading(
            kind,
            tuple(line for one in some for line in one.lines),
            some[0].page,
            tuple(page for one in some for page in one.pages),
        )
        for kind, some in found.items()
    )
    return [_Place(places[0].mark, joined)]


def _page_at(reading: Reading, letters: int) -> int:
    """Return the page of a letter of a reading, counted without blanks and hyphens."""
    seen = 0
    for line, page in zip(reading.lines, reading.pages, strict=False):
        seen += len(line.replace(" ", "").replace("-", ""))
        if seen > letters:
            return page
    return reading.pages[-1] if reading.pages else reading.page
