"""Values of fields from text, whoever wrote it: keys, cells, clipboard. Nothing is ever guessed.

`read` returns the value that a text means; where it means none it raises `Unreadable` with a sentence that
says what to write, and where it could mean several it raises `Ambiguous` with each of them and a way of
writing it that is read back as exactly that value.
"""

from __future__ import annotations

from euroapp.reading.dates import read_date
from euroapp.reading.field import meaning, read, written
from euroapp.reading.months import read_months
from euroapp.reading.places import meaning_at
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.reading.signs import clean

__all__ = [
    "Ambiguous",
    "Unreadable",
    "clean",
    "meaning",
    "meaning_at",
    "read",
    "read_date",
    "read_months",
    "written",
]
