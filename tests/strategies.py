"""Whole drafts in any state: half filled, contradictory, with hostile texts and extreme numbers.

A draft has hundreds of fields, more than hypothesis can draw one by one, so it draws a seed, how much is
filled in, and how many rows there are; it still shrinks to the emptiest draft that fails.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from euroapp.calls.library import call_ids, load_call
from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, fields_of
from euroapp.draft.general import CallReference
from euroapp.draft.images import PNG, Image
from euroapp.values import Frozen

HOSTILE = (
    "<b>x</b><img src='file:///etc/passwd'>",
    "{field} {0} %s %(x)s",
    "\x00\x07\x1b[31m\u202eabc",
    "🇪🇺 ẞ ﷺ e\u0301",
    "a" * 3000,
    "[insert " * 50,
    "a@" * 40,
    "../../etc",
    "1.000,00",
    "\n\n# TBD\n",
    "-1E+400",
    "true",
)

_POOLS: dict[Kind, tuple[Any, ...]] = {
    Kind.TEXT: ("", " ", "Plain words", *HOSTILE),
    Kind.PARAGRAPH: ("", "Plain words", *HOSTILE),
    Kind.COUNT: (0, 1, 3, 36, -1, 999_999_999, -999_999_999),
    Kind.MONTH: (0, 1, 6, 12, 36, 37, -999, 999),
    Kind.QUANTITY: tuple(
        map(Decimal, ("0", "-0", "1", "1.50", "2.25", "1E+3", "999999999999.999999", "-999999999999"))
    ),
    Kind.MONEY: tuple(
        map(
            Decimal,
            ("0", "0.01", "0.05", "-0.01", "1234.56", "1050000", "999999999999.99", "-999999999999.99"),
        )
    ),
    Kind.DATE: (date(1, 1, 1), date(2025, 2, 5), date(9999, 12, 31)),
    Kind.FLAG: (True, False),
    Kind.YES_NO: (True, False),
}


def _ids(collection: str) -> list[str]:
    return [f"{collection.replace('_', '')[:6]}{number}" for number in (1, 2, 3)]


@cache
def _choices(source: str) -> tuple[str, ...]:
    """Return the keys of both calls, in the order of the packs, and one that is in neither."""
    keys = [item.key for call_id in call_ids() for item in load_call(call_id).pack.items(source)]
    return ("odd", *dict.fromkeys(keys))


def _pool(spec: FieldSpec) -> tuple[Any, ...]:
    if spec.kind is Kind.REF and spec.ref:
        return ("", "gone", *_ids(spec.ref.collection) * 2)
    if spec.kind is Kind.CHOICE and spec.choice:
        return _choices(spec.choice.source)
    return tuple(spec.enum) if spec.enum else _POOLS[spec.kind]


def _picked(random: Random, spec: FieldSpec, share: float, most: int) -> Any:
    if spec.kind is Kind.ROWS and spec.model:
        keys = random.sample(_ids(spec.name), random.randint(0 if share < 1 else 1, most))
        return tuple(_filled(random, spec.model, share, most, id=key) for key in keys)
    if spec.kind is Kind.RECORD and spec.model:
        return _filled(random, spec.model, share, most)
    pool = _pool(spec)
    return tuple(random.choices(pool, k=random.randint(0, 3))) if spec.many else random.choice(pool)


def _filled(random: Random, model: type[Frozen], share: float, most: int, **given: Any) -> Any:
    """Return a model with about that share of its fields filled in; if all are, every list has a row."""
    if model is Image:
        given["data"] = random.choice((b"", b"\xff\xd8\xff odd", PNG + random.randbytes(9)))
    chosen = [(name, spec) for name, spec in fields_of(model).items() if random.random() < share]
    return model(**{name: _picked(random, spec, share, most) for name, spec in chosen}, **given)


def a_wild_draft(seed: int, share: float, most: int, call_id: str) -> Draft:
    draft: Draft = _filled(Random(seed), Draft, share, most)
    return draft.replace(call=CallReference(id=call_id, version="1"))


def drafts(call_id: str = "") -> st.SearchStrategy[Draft]:
    """Return drafts of one call, or of either."""
    calls = st.just(call_id) if call_id else st.sampled_from(call_ids())
    share = st.sampled_from([0.3, 0.7, 0.95, 1.0])
    return st.builds(a_wild_draft, st.integers(0, 10**6), share, st.integers(1, 3), calls)
