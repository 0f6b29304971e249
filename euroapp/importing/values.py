"""Values of fields from the cells of a workbook; what is not clear is refused with a sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.export.workbook.page import Value
from euroapp.export.workbook.shown import CHOSEN, shown, words_for
from euroapp.importing.opening import CellKind, Read
from euroapp.language import say
from euroapp.reading import Unreadable, read
from euroapp.reading.stated import read_figures
from euroapp.wording.values import Known

_TEXTS = frozenset({Kind.TEXT, Kind.PARAGRAPH})


def typed_value(spec: FieldSpec, plain: Any) -> Any:
    """Return the value of a field from what a hidden sheet says of it.

    Raises:
        ValueError: it says nothing that the field can hold.

    """
    if spec.many and isinstance(plain, list):
        return tuple(plain)
    if plain is None or plain == "":
        return plain
    try:
        if spec.kind in {Kind.MONEY, Kind.QUANTITY}:
            return Decimal(plain)
    except (InvalidOperation, TypeError) as error:
        raise ValueError from error
    if spec.kind is Kind.DATE:
        return date.fromisoformat(plain)
    return spec.enum(plain) if spec.enum is not None else plain


def base_cell(spec: FieldSpec, plain: Any, known: Known) -> Value:
    """Return the cell that was written for a value; one that cannot be told is like no other."""
    with suppress(ValueError, TypeError, AttributeError):
        return shown(spec, typed_value(spec, plain), known)
    return "\x00"


def told_apart(value: Read | Value) -> str | float | None:
    """Return what tells cells apart: one that was written is the same as one that was read."""
    if isinstance(value, Read):
        if value.number is not None:
            return float(value.number)
        value = value.text
    if isinstance(value, Decimal | int):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return (_one_way(value) or None) if value is not None else None


def holds(cell: Read | None, value: Value) -> bool:
    """Tell whether a cell holds just what was written into it."""
    if value is None or value == "":
        return cell is None or (cell.kind is CellKind.TEXT and not cell.text.strip())
    if cell is None:
        return False
    if isinstance(value, date):
        return cell.day == value or cell.text == value.isoformat()
    if isinstance(value, Decimal | int):
        # Cells keep numbers in binary, with some 15 digits.
        return cell.number is not None and float(cell.number) == float(value)
    return cell.kind is CellKind.TEXT and _one_way(cell.text) == _one_way(value)


def _one_way(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def value_in(spec: FieldSpec, cell: Read | None, known: Known) -> Any:
    """Return the value that a cell stands for in a field.

    Raises:
        ValueError: none, or more than one; the words say what to write.

    """
    if cell is None or (cell.kind is CellKind.TEXT and not cell.text.strip()):
        return _nothing(spec)
    _refuse_kind(spec, cell)
    if spec.kind in {Kind.YES_NO, Kind.FLAG} and cell.kind is CellKind.YES_NO:
        return cell.text == "1"
    if spec.numeric and not spec.many:
        return read_figures(spec, cell.block(), known)
    if spec.kind is Kind.DATE:
        return read(spec, cell.day.isoformat() if cell.day is not None else cell.text, known)
    if spec.kind in CHOSEN:
        return _chosen(spec, cell.text, known)
    if spec.kind is Kind.PARAGRAPH and not spec.many:
        return _one_way(cell.text)
    return _digits(spec, read(spec, cell.text, known)) if spec.digits else read(spec, cell.text, known)


def _digits(spec: FieldSpec, value: str) -> str:
    """Return a number such as a PIC.

    Raises:
        Unreadable: it is none. Typed by hand it may wait for its correction; in a table nobody would see it.

    """
    if not (value.isascii() and value.isdecimal()):
        raise Unreadable(
            say("{field} has {count} digits and nothing else.", field=spec.title, count=spec.digits)
        )
    return value


def _refuse_kind(spec: FieldSpec, cell: Read) -> None:
    """Refuse a cell that no value of a field can be.

    Raises:
        Unreadable: it holds an error, or what the program made of something else.

    """
    if cell.kind is CellKind.ERROR:
        raise Unreadable(
            say(
                "The formula has no value here. Write the value itself, or save the file once in Excel or "
                "LibreOffice, which work it out."
            )
        )
    if cell.kind is CellKind.UNCLOSED:
        raise Unreadable(
            say(
                "A quotation mark opens here and never closes, so it is not clear where the cell ends. Close "
                "it, or take it away."
            )
        )
    if cell.kind is CellKind.LOST:
        raise Unreadable(
            say("Letters of this cell cannot be read. Save the file as CSV in UTF-8, or write the cell anew.")
        )
    if cell.kind is CellKind.STRUCK:
        raise Unreadable(
            say(
                "Something in this cell is struck out, so it is not clear what holds. Delete what does not "
                "hold, and take the line through the rest away."
            )
        )
    if cell.currency:
        raise Unreadable(
            say(
                "The cell shows its number with “{sign}”, and amounts are in euro. Write the amount in euro, "
                "or give the cell another number format.",
                sign=cell.currency,
            )
        )
    if cell.kind is CellKind.TIME or (cell.kind is CellKind.DAY and spec.kind is not Kind.DATE):
        raise Unreadable(
            say("The program made a date or a time of what was typed. Write it as text, with ' in front.")
        )
    if cell.kind is CellKind.YES_NO and spec.kind not in {Kind.YES_NO, Kind.FLAG}:
        raise Unreadable(say("The cell holds TRUE or FALSE, which this field does not take."))


def _nothing(spec: FieldSpec) -> Any:
    """Return the value of an emptied cell.

    Raises:
        Unreadable: the field has none.

    """
    if spec.many:
        return ()
    if spec.kind is Kind.FLAG:
        return False
    if spec.optional:
        return None
    if spec.enum is not None or spec.numeric:
        raise Unreadable(say("It cannot be empty."))
    return ""


def _chosen(spec: FieldSpec, text: str, known: Known) -> Any:
    """Return a choice by the word of its drop-down, or as people name it."""
    keys: dict[str, list[str]] = {}
    for key, word in words_for(spec, known).items():
        keys.setdefault(word, []).append(key)

    def one(word: str) -> Any:
        meant = keys.get(word, [])
        return meant[0] if len(meant) == 1 else read(single, word, known)

    single = _single(spec)
    if not spec.many:
        return one(text.strip())
    return tuple(dict.fromkeys(one(part.strip()) for part in text.split(";") if part.strip()))


def _single(spec: FieldSpec) -> FieldSpec:
    from dataclasses import replace

    return replace(spec, many=False)
