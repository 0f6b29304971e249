"""Numbers that a program states beside other figures that it shows: 1200 as “1.2”, in thousands."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from euroapp.draft.fields import FieldSpec
from euroapp.language import say
from euroapp.reading.blocks import Cell, exact
from euroapp.reading.field import meaning, read
from euroapp.reading.refusals import Ambiguous
from euroapp.wording.values import Known

_LARGEST = Decimal(10**20)


def read_figures(spec: FieldSpec, cell: Cell, known: Known) -> Any:
    """Read a cell for a field of numbers; which of two numbers is meant is asked, never guessed.

    Raises:
        Unreadable: the cell holds no number of the field.
        Ambiguous: it shows another number than it holds, or figures that can be read in two ways.

    """
    if not cell.contradicts or cell.number is None:
        return read(spec, cell.numeric_text(), known)
    seen = meaning(spec, cell.text, known)
    held = meaning(spec, exact(_plain(cell.number)), known)
    if not seen.readings:
        return read(spec, cell.text, known)
    pairs = dict(zip((*held.readings, *seen.readings), (*held.ways, *seen.ways), strict=True))
    if len(pairs) == 1 and not (held.sentence or seen.sentence):
        return next(iter(pairs))
    why = say("is shown, and the cell holds {number}", number=exact(_plain(cell.number)))
    raise Ambiguous(cell.text.strip(), tuple(pairs), tuple(pairs.values()), why)


def _plain(number: Decimal) -> Decimal:
    """Return a number without decimals that say nothing."""
    whole = number == number.to_integral_value() and abs(number) < _LARGEST
    return number.quantize(Decimal(1)) if whole else number
