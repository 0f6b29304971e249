"""One door for all text: the kind of the field says how it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.folding import folded, without_blanks
from euroapp.language import say
from euroapp.language.tongues import code_of
from euroapp.reading import known_words, numbers
from euroapp.reading.choices import read_choice
from euroapp.reading.dates import read_date
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.reading.signs import clean, with_plain_minus
from euroapp.values import MAX_TEXT, one_line
from euroapp.wording.values import Known, show

_CHOICES = frozenset({Kind.ENUM, Kind.CHOICE, Kind.REF})


def read(spec: FieldSpec, text: str, known: Known) -> Any:
    """Read a value from text, as typed into a cell or pasted from a spreadsheet.

    Raises:
        Unreadable: the text is no value of the field.
        Ambiguous: it could be several values.

    """
    if spec.many:
        return _read_many(spec, text, known)
    if spec.numeric:
        return numbers.read_number(spec, text)
    if spec.kind is Kind.DATE:
        return read_date(text)
    if spec.kind in {Kind.YES_NO, Kind.FLAG}:
        return _read_answer(spec, text)
    if spec.kind in _CHOICES:
        return read_choice(spec, text, known)
    plain = clean(text) if spec.kind is Kind.PARAGRAPH else one_line(clean(text))
    if len(plain) > MAX_TEXT:
        raise Unreadable(say("This text is too long to be kept; at most one million characters fit."))
    if spec.language:
        return _language(plain)
    return _digits(spec, plain) if spec.digits else plain


def written(spec: FieldSpec, value: Any, known: Known) -> str:
    """Return a way of writing a value that is read back as exactly that value."""
    if spec.numeric and not spec.many:
        return numbers.written(spec, value)
    if spec.kind in {Kind.TEXT, Kind.PARAGRAPH} and not spec.many:
        return str(value or "")
    return show(spec, value, known)


@dataclass(frozen=True)
class Meaning:
    """What a text would be read as: a question or a sentence, with the values to choose from."""

    sentence: str
    """Why it is not simply taken; '' where it can be."""
    readings: tuple[Any, ...] = ()
    ways: tuple[str, ...] = ()


def meaning(spec: FieldSpec, text: str, known: Known) -> Meaning:
    """Return what a text could mean; never raises."""
    try:
        value = read(spec, text, known)
    except Ambiguous as doubt:
        return Meaning(doubt.sentence, doubt.readings, doubt.ways)
    except Unreadable as error:
        return Meaning(str(error))
    return Meaning("", (value,), (written(spec, value, known),))


def _read_many(spec: FieldSpec, text: str, known: Known) -> tuple[Any, ...]:
    """Read a list: parts end at line ends and semicolons, or at commas where no name holds one."""
    parts = [part.strip() for part in re.split(r"[;\n]", clean(text)) if part.strip()]
    if spec.kind is Kind.TEXT:
        return tuple(piece.strip() for part in parts for piece in part.split(",") if piece.strip())
    found = [key for part in parts for key in _read_part(spec, part, known)]
    return tuple(dict.fromkeys(found))


def _read_part(spec: FieldSpec, part: str, known: Known) -> list[Any]:
    pieces = [piece for piece in part.split(",") if piece.strip()]
    try:
        return [read_choice(spec, part, known)]
    except Unreadable:
        if len(pieces) < 2:
            raise
        return [read_choice(spec, piece, known) for piece in pieces]
    except Ambiguous:
        if len(pieces) < 2:
            raise
        try:
            return [read_choice(spec, piece, known) for piece in pieces]
        except ValueError:
            # Not several choices after all; the question about the whole stands.
            pass
        raise


def _digits(spec: FieldSpec, text: str) -> str:
    """Return the digits of a number such as 999.888.777; a text that holds more or fewer stays as it is."""
    bare = without_blanks(text).removeprefix(spec.title).removeprefix(spec.title.lower())
    digits = re.sub("[.:/-]", "", with_plain_minus(bare))
    return digits if re.fullmatch(rf"\d{{{spec.digits}}}", digits, re.ASCII) else text


def _language(text: str) -> str:
    """Return the two-letter code of a language from the code itself or from the name of the language."""
    found = code_of(text)
    if text.strip() and not found:
        raise Unreadable(say("Write the two-letter code of a language, such as en, de or fr."))
    return found


def _read_answer(spec: FieldSpec, text: str) -> bool | None:
    word = folded(text)
    if not word:
        return None if spec.kind is Kind.YES_NO else False
    answer = known_words.answer(word)
    if answer is None:
        raise Unreadable(say("Write Yes or No."))
    return answer
