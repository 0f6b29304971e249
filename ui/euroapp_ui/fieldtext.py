"""Values of fields from the text of editors and tables."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.wording.numbers import parse_number
from euroapp.wording.values import choices
from euroapp_ui.session import State

_SURROGATES = re.compile("[\ud800-\udfff]")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Unreadable(ValueError):
    """The text is not a value of the field; the message says what to write instead."""


def clean(text: str) -> str:
    """Replace halves of characters that cannot be saved; line ends become newlines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", plain)


def read_date(text: str) -> date | None:
    """Read a date written as 5 Feb 2025, 2025-02-05, 5.2.2025 or 05/02/2025.

    Raises:
        Unreadable: this is no such date.

    """
    plain = text.strip().casefold()
    if not plain:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plain):
            year, month, number = map(int, plain.split("-"))
            return date(year, month, number)
        if found := re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", plain):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := re.fullmatch(r"(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})", plain):
            return date(int(found[3]), _MONTH_NAMES.index(found[2]) + 1, int(found[1]))
    except ValueError:
        pass
    raise Unreadable("Write the date as 5 Feb 2025 or 2025-02-05.")


def _read_number(spec: FieldSpec, text: str) -> Decimal | int | None:
    whole = spec.kind in {Kind.COUNT, Kind.MONTH}
    plain = text.strip().lstrip("Mm") if spec.kind is Kind.MONTH else text.strip()
    if whole:
        plain = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", plain)
    try:
        number = parse_number(plain)
    except ValueError as error:
        if type(error) is not ValueError:
            raise
        example = "12" if whole else "1,250.50"
        raise Unreadable(f"Write a number such as {example}.") from error
    if number is None:
        return None
    if whole:
        if number != number.to_integral_value():
            raise Unreadable("Write a whole number.")
        return int(number)
    return number


def _read_choice(spec: FieldSpec, text: str, state: State) -> str | None:
    wanted = text.strip().casefold().replace("\N{NO-BREAK SPACE}", " ")
    if not wanted:
        return None if spec.enum else ""
    options = [
        (key, name.casefold().replace("\N{NO-BREAK SPACE}", " ")) for key, name in choices(spec, state)
    ]
    tests = (
        lambda key, name: wanted in (key.casefold(), name),
        lambda key, name: wanted in name.split(" "),
        lambda key, name: name.startswith(wanted),
    )
    for test in tests:
        found = [key for key, name in options if test(key, name)]
        if len(found) == 1:
            return found[0]
    raise Unreadable(f"“{text.strip()}” is not among the choices.")


def read(spec: FieldSpec, text: str, state: State) -> Any:
    """Read a value from text, as typed into a cell or pasted from a spreadsheet.

    Raises:
        Unreadable: the text is no value of the field.
        Ambiguous: a number that could be read in two ways.

    """
    if spec.many:
        parts = [part for part in re.split(r"[,;\n]", text) if part.strip()]
        if spec.kind is Kind.TEXT:
            return tuple(clean(part.strip()) for part in parts)
        return tuple(_read_choice(spec, part, state) for part in parts)
    if spec.numeric:
        return _read_number(spec, text)
    if spec.kind is Kind.DATE:
        return read_date(text)
    if spec.kind in {Kind.YES_NO, Kind.FLAG}:
        word = text.strip().casefold()
        if word in {"yes", "y", "true", "1", "x"}:
            return True
        return None if not word and spec.kind is Kind.YES_NO else False
    if spec.kind in {Kind.ENUM, Kind.CHOICE, Kind.REF}:
        return _read_choice(spec, text, state)
    return clean(text)
