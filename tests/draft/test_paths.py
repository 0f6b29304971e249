"""Every field of a draft can be named, read and written by its path."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, field_at, leaves
from euroapp.draft.paths import exists, expand, get, has_twins, is_field, put, walk
from euroapp.errors import NoSuchPath, ValueRefused
from tests.builders import a_draft, a_partner, an_example
from tests.strategies import a_wild_draft, drafts

LEAVES = dict(leaves())
SAMPLES: dict[Kind, Any] = {
    Kind.TEXT: "Blue links",
    Kind.PARAGRAPH: "One line\n\nand another with 100,000 letters",
    Kind.COUNT: 36,
    Kind.MONTH: 7,
    Kind.QUANTITY: Decimal("1.5"),
    Kind.MONEY: Decimal("1050000.05"),
    Kind.DATE: date(2025, 2, 5),
    Kind.FLAG: True,
    Kind.YES_NO: False,
    Kind.CHOICE: "any",
    Kind.REF: "p1",
}


@pytest.fixture(scope="module")
def full() -> Draft:
    """Return a draft with rows in every list."""
    return a_wild_draft(1, 1.0, 1, "")


def sample(spec: FieldSpec) -> Any:
    value = list(spec.enum)[-1] if spec.enum else SAMPLES[spec.kind]
    return (value,) if spec.many else value


def test_every_field_has_a_title() -> None:
    models = {type(row) for _, row in walk(an_example())}
    untitled = [
        f"{model.__name__}.{name}"
        for model in models
        for name, info in model.model_fields.items()
        if name != "id" and not info.title
    ]
    assert untitled == []


@pytest.mark.parametrize("path", LEAVES)
def test_every_field_can_be_written_and_read_back(path: str, full: Draft) -> None:
    spec = LEAVES[path]
    assert field_at(path) == spec
    ((place, before),) = expand(full, path)
    changed = put(full, place, sample(spec))
    assert get(changed, place) == sample(spec)
    assert put(changed, place, before) == full


def test_a_change_leaves_the_draft_before_it_alone_and_shares_the_rest() -> None:
    before = an_example()
    after = put(before, "general/acronym", "OTHER")
    assert before.general.acronym != "OTHER"
    assert all(a is b for a, b in zip(after.partners, before.partners, strict=True))


@given(drafts())
def test_every_row_and_record_of_a_draft_has_a_path_that_leads_to_it(draft: Draft) -> None:
    for path, row in walk(draft):
        assert get(draft, path) == row
        assert not path or exists(draft, path)


@pytest.mark.parametrize(
    "path", ["nothing", "general/nothing", "partners/p9/pic", "partners/p1/pic/x", "general/acronym/x"]
)
def test_a_path_that_names_nothing_is_refused(path: str) -> None:
    with pytest.raises(NoSuchPath, match="There is no"):
        put(a_draft(), path, "x")
    assert not exists(a_draft(), path)


@pytest.mark.parametrize("path", ["", "partners/p1/id"])
def test_the_draft_as_a_whole_and_ids_cannot_be_set(path: str) -> None:
    with pytest.raises(NoSuchPath, match="not a field that can be set"):
        put(a_draft(), path, "p7")


def test_the_call_can_be_changed() -> None:
    assert put(a_draft(), "call/id", "other").call.id == "other"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("general/duration_months", "many"),
        ("general/duration_months", 1.5),
        ("general/start_date", "5 Feb"),
        ("general/acronym", None),
        ("general/acronym", 5),
        ("general/acronym", "\ud800"),
        ("general/acronym", "x" * 1_048_577),
        ("partners/p1/role", "BOSS"),
        ("partners/p1/requested_contribution", "NaN"),
        ("partners/p1/requested_contribution", "1e999"),
        ("partners/p1/requested_contribution", "999999999999.995"),
        ("partners/p1/legal_status", ["sme", "odd"]),
        ("partners/p1", {"nickname": "x"}),
        ("partners/p1", 5),
        ("partners", [{"id": "a"}, {"id": "a"}]),
        ("partners/p1/contacts", [{"id": "a"}, {"id": "a"}]),
        ("partners/p1", {"contacts": [{"id": "a"}, {"id": "a"}]}),
        ("partners", [{"id": "../a"}]),
    ],
)
def test_a_value_that_cannot_be_written_down_is_refused_in_a_sentence(path: str, value: object) -> None:
    draft = a_draft()
    with pytest.raises(ValueRefused) as refused:
        put(draft, path, value)
    assert path in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_row_written_as_a_whole_keeps_its_id() -> None:
    changed = put(a_draft(), "partners/p2", a_partner("p1", short_name="NEW"))
    assert [partner.id for partner in changed.partners] == ["p1", "p2"]
    assert changed.partners[1].short_name == "NEW"
    assert not has_twins(changed)


def test_patterns_reach_every_row() -> None:
    assert [path for path, _ in expand(a_draft(), "partners/*/pic")] == ["partners/p1/pic", "partners/p2/pic"]


@pytest.mark.parametrize("pattern", ["general/*/title", "general/title/*", "partners/*/*", "nothing"])
def test_a_pattern_that_fits_nothing_is_refused(pattern: str) -> None:
    assert not is_field(pattern)
    with pytest.raises(NoSuchPath):
        list(expand(a_draft(), pattern))
