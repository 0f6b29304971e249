"""Amounts in plain data that have more decimals than a draft keeps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation
from functools import cache
from typing import Any

from euroapp.draft.fields import FieldSpec, Kind, fields_of
from euroapp.values import CENT, EXACT, FieldPath, Frozen, join


def finer_amounts(spec: FieldSpec, value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Decimal]]:
    """Yield path and amount for every amount finer than a cent in the plain value of a field.

    Values that are part of a draft already, and what no amount can be read from, are passed over.
    """
    if spec.kind is Kind.MONEY:
        amount = _amount(value)
        if amount is not None and amount != amount.quantize(CENT, context=EXACT):
            yield path, amount
    elif spec.model is not None and isinstance(value, dict):
        yield from finer_in(spec.model, value, path)
    elif spec.kind is Kind.ROWS and spec.model is not None and isinstance(value, list | tuple):
        for place, row in enumerate(value):
            if isinstance(row, dict):
                yield from finer_in(spec.model, row, join(path, str(row.get("id", place))))


def finer_in(
    model: type[Frozen], data: dict[str, Any], path: FieldPath = ""
) -> Iterator[tuple[FieldPath, Decimal]]:
    """Yield path and amount for every amount finer than a cent in the plain data of a model."""
    for name, spec in _with_amounts(model):
        if name in data:
            yield from finer_amounts(spec, data[name], join(path, name))


def roundings(amount: Decimal) -> str:
    """Return the two amounts that an amount too fine lies between: `0.12 or 0.13`."""
    low, high = (amount.quantize(CENT, rounding=end, context=EXACT) for end in (ROUND_FLOOR, ROUND_CEILING))
    return f"{low} or {high}"


@cache
def _with_amounts(model: type[Frozen]) -> tuple[tuple[str, FieldSpec], ...]:
    """Return the fields of a model that are amounts or hold some."""
    return tuple(
        (name, spec)
        for name, spec in fields_of(model).items()
        if spec.kind is Kind.MONEY or (spec.model is not None and _with_amounts(spec.model))
    )


def _amount(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    try:
        amount = Decimal(str(value))
        return amount if amount.is_finite() and abs(amount.adjusted()) < 40 else None
    except InvalidOperation:
        return None
