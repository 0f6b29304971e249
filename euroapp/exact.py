"""Exact sums and roundings of money; without the models, so that a start need not wait for them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
"""Wide enough for every product and sum of amounts a draft can hold, so that no digit is lost."""


def to_cents(value: Decimal) -> Decimal:
    """Round half up to two places (application form, budget formulas)."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP, context=EXACT)


def up_to_cents(value: Decimal) -> Decimal:
    """Round away from zero to two places, for amounts that must be enough."""
    return value.quantize(CENT, rounding=ROUND_UP, context=EXACT)


def down_to_cents(value: Decimal) -> Decimal:
    """Round towards zero to two places, for amounts that must not be exceeded."""
    return value.quantize(CENT, rounding=ROUND_DOWN, context=EXACT)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum, exact however large; zero euro for none."""
    result = ZERO
    for amount in amounts:
        result = EXACT.add(result, amount)
    return result
