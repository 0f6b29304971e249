"""What the reader of a print expects depends on every field, but those listed with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, leaves
from euroapp.draft.paths import expand, get, put
from euroapp.errors import ValueRefused
from euroapp.export.compliance.due import values
from euroapp.export.compliance.due.form import body
from euroapp.export.compliance.due.front import cover
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Typed
from euroapp.export.compliance.due.unprinted import NOT_PRINTED
from euroapp.export.compliance.whole import state
from euroapp.wording import numbers
from tests.builders import a_call, an_example, figures_of
from tests.export.mutations import shortened

OTHERS: dict[Kind, tuple[Any, ...]] = {
    Kind.TEXT: ("another text",),
    Kind.PARAGRAPH: ("another text",),
    Kind.COUNT: (7, 11),
    Kind.MONTH: (5, 9),
    Kind.QUANTITY: (Decimal(3), Decimal("4.5")),
    Kind.MONEY: (Decimal("3.10"),),
    Kind.DATE: (date(2030, 1, 1),),
    Kind.FLAG: (True, False),
    Kind.YES_NO: (True, False),
}


@cache
def a_rich_draft() -> Draft:
    """Every list has a row, and the own scoring is printed."""
    draft = shortened()
    first = draft.partners[0]
    tie = {"id": "d1", "kind": "controls", "partner": first.id, "note": "None"}
    entity = draft.partners[1].replace(role="AE", linked_to=first.id)
    partners = (first.replace(dependencies=(tie,)), entity, *draft.partners[2:])
    criterion = a_call().pack.award_criteria[0].key
    return draft.replace(
        partners=partners,
        themes=(*draft.themes, an_example().themes[1].replace(chosen=False, contribution="")),
        scores=({"id": criterion, "points": 3, "note": "Why."},),
        overrides=({"id": "topic_id", "value": "OTHER-TOPIC", "reason": "Page 3"},),
        cost_lines=an_example().cost_lines,
        general=draft.general.replace(known_words=({"id": "k1", "word": "controllership"},)),
        images=({"id": "k1", "data": b""},),
        evaluations=({"id": "v1", "criterion": criterion, "evaluator": "Ana", "points": 7},),
    )


def due(draft: Draft) -> list[Any]:
    call = a_call().with_overrides(draft.overrides)
    known = Known(draft, call, figures_of(draft, call))
    parts = (*cover(known, (state(draft.replace(call={"id": "", "version": ""})),)), *body(known))
    return [(one, get(draft, one.path)) if isinstance(one, Typed) else one for one in parts]


def differently(draft: Draft, pattern: str, spec: FieldSpec) -> Iterator[Draft]:
    """The draft with another value in one row at a time."""
    choices = tuple(spec.enum) if spec.enum else OTHERS.get(spec.kind, ("", "another"))
    for path, old in expand(draft, pattern):
        for value in choices:
            new = (value,) if spec.many else value
            if new == old:
                continue
            try:
                yield put(draft, path, new)
            except ValueRefused:
                continue


def without_mark(parts: list[Any]) -> list[Any]:
    """All but the mark of the state, which any change makes another one."""
    return [repr(part).split("Working draft ")[0] + repr(part).split("same mark.")[-1] for part in parts]


@pytest.fixture(scope="module")
def usual() -> list[Any]:
    return without_mark(due(a_rich_draft()))


@pytest.mark.parametrize(("pattern", "spec"), list(leaves()), ids=[path for path, _ in leaves()])
def test_every_field_is_proven_or_listed_as_never_printed(
    pattern: str, spec: FieldSpec, usual: list[Any]
) -> None:
    changed = list(differently(a_rich_draft(), pattern, spec))
    assert changed
    if pattern in NOT_PRINTED:
        assert without_mark(due(changed[0])) == usual
    else:
        assert any(without_mark(due(draft)) != usual for draft in changed)


def test_only_fields_are_listed_as_never_printed() -> None:
    assert set(NOT_PRINTED) <= {pattern for pattern, _ in leaves()}


@pytest.mark.parametrize(
    "number",
    ["0", "0.01", "-0.05", "7", "12", "123", "1234.5", "-999999999999.99", "1E+3", "100", "0.000001"],
)
def test_numbers_are_written_by_the_reader_as_by_the_program(number: str) -> None:
    value = Decimal(number)
    assert values.number(value) == numbers.quantity(value)
    assert values.share(value).replace(" ", "\N{NO-BREAK SPACE}") == numbers.rate(value)
    if value == round(value, 2):
        assert values.euro(round(value, 2)) == numbers.money(round(value, 2))
    assert values.cut_share(value).replace(" ", "\N{NO-BREAK SPACE}") == numbers.cut_percent(value)


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=12))
def test_shares_of_a_whole_are_those_of_the_program(amounts: list[Decimal]) -> None:
    shown = [one.replace(" ", "\N{NO-BREAK SPACE}") for one in values.parts_of_whole(amounts)]
    assert shown == numbers.shares(amounts)


@given(st.decimals(0, 10**6, places=4), st.sampled_from([0, 1]))
def test_figures_of_payments_are_those_of_the_program(value: Decimal, places: int) -> None:
    assert values.rounded(value, places) == numbers.quantity(value, places)
    assert values.whole_share(value) == numbers.percent(value, 0).removesuffix("\N{NO-BREAK SPACE}%")


def test_what_is_missing_is_a_dash() -> None:
    assert [values.euro(None), values.number(None), values.month(None), values.span(None, None)] == ["–"] * 4
    assert values.span(None, 7) == "M?\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}M7"
    assert values.day(date(2025, 2, 5)) == "5 Feb 2025"
